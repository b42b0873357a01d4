// Hints for screen readers: text in the script of another language, raised figures.
import type { Tag } from '../types'

/** A piece of text with the hint for its element; null for text that screen readers read correctly. */
export interface SpokenPiece {
  readonly text: string
  readonly facts: Pick<Tag, 'lang' | 'actual'> | null
}

/** Two letters in a row of a script other than Latin: a single one is a symbol (Σ, π). */
const FOREIGN = /[\u0370-\u06ff\u0750-\u077f\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/
const LETTER = /\p{L}/u

interface Script {
  readonly letters: RegExp
  /** The language of words in the script; null where it can't be known. */
  readonly language: (words: string) => string | null
}

/** First match: Belarusian has no и, and letters of Central Asia (the first line) leave it open. */
const CYRILLIC: readonly (readonly [RegExp, string | null])[] = [
  [/[\u0460-\u048f\u0492-\u052f]/, null],
  [/[їєґ]/i, 'uk'],
  [/ў|і.*[ыэё]|[ыэё].*і/i, 'be'],
  [/і.*и|и.*і/i, 'uk'],
  [/і/i, null],
  [/[ђћ]/i, 'sr'],
  [/[ѓќѕ]/i, 'mk'],
  [/[ыэё]/i, 'ru'],
]
const ARABIC: typeof CYRILLIC = [
  [/[ێۆڵڕ]/, 'ckb'],
  [/[ټډړږښڼ]/, 'ps'],
  [/[ٹڈڑے]/, 'ur'],
  [/[پچژگک]/, 'fa'],
]
/** Only this many letters are examined. */
const SAMPLE = 2000
const first = (signs: typeof CYRILLIC, words: string): string | null => {
  const sample = words.slice(0, SAMPLE)
  return signs.find(([letters]) => letters.test(sample))?.[1] ?? null
}

const SCRIPTS: readonly Script[] = [
  { letters: /[\u0370-\u03ff\u1f00-\u1fff]/, language: () => 'el' },
  { letters: /[\u0400-\u052f]/, language: (words) => first(CYRILLIC, words) },
  { letters: /[\u0590-\u05ff]/, language: () => 'he' },
  { letters: /[\u0600-\u06ff\u0750-\u077f]/, language: (words) => first(ARABIC, words) ?? 'ar' },
  { letters: /[\uac00-\ud7af]/, language: () => 'ko' },
  {
    letters: /[\u3040-\u30ff\u3400-\u9fff]/,
    language: (words) => (/[\u3040-\u30ff]/.test(words) ? 'ja' : 'zh'),
  },
]

/** Splits text by language, for a document in `language`; null when all of it can be read in that language. */
export function foreignPieces(text: string, language: string): SpokenPiece[] | null {
  if (!FOREIGN.test(text)) return null
  const pieces: { text: string; script: Script | undefined }[] = []
  // Whole words with the spaces after them: splitting a word would change its shaping.
  for (const word of text.match(/\s*\S+\s*/g) ?? []) {
    const last = pieces.at(-1)
    const own = FOREIGN.test(word) ? SCRIPTS.find(({ letters }) => letters.test(word)) : undefined
    // Figures, symbols and single letters belong to the preceding words.
    const follows = last?.script?.letters.test(word) === true || !LETTER.test(word)
    const script = own ?? (follows ? last?.script : undefined)
    if (last && last.script === script) last.text += word
    else pieces.push({ text: word, script })
  }
  return pieces.map(({ text: words, script }): SpokenPiece => {
    const lang = script?.language(words) ?? null
    return { text: words, facts: lang === null || isSame(lang, language) ? null : { lang } }
  })
}

/** The language of a text that is all in the script of another one, for its element; undefined for any other text. */
export function languageOf(text: string, language: string): Pick<Tag, 'lang'> | undefined {
  const [piece, ...others] = foreignPieces(text, language) ?? []
  return others.length === 0 && piece?.facts?.lang ? { lang: piece.facts.lang } : undefined
}

const isSame = (lang: string, language: string): boolean => language.toLowerCase().split('-')[0] === lang

const RAISED = new Map([...'0123456789+-−n'].map((char, at) => [char, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ'][at] as string]))

/** How to read a raised figure: 10⁶ must not be read as 106; null for raised letters (1st). */
export function raisedFigure(text: string): SpokenPiece['facts'] {
  const signs = [...text].map((char) => RAISED.get(char))
  return text !== '' && signs.every((sign) => sign !== undefined) ? { actual: signs.join('') } : null
}
