// The words of a convention in the language of a pack: its own in English, else those of that language in its style.
import type { Convention, ConventionLine } from './convention-lines'
import type { AnnexNaming } from './document/annex-names'
import { baseLanguage, isWholeLanguage, type PrintWords, printWords } from './print-words'

const known = new Map<string, Convention>()

/** Returns a convention with its words in a language, always the same object. In languages that aren't whole, they stay English. */
export function conventionIn(convention: Convention, language: string): Convention {
  const base = baseLanguage(language)
  if (base === 'en' || !isWholeLanguage(base)) return convention
  const key = `${convention.id} ${base}`
  const made = known.get(key) ?? translated(convention, base)
  known.set(key, made)
  return made
}

/** Width of a letter, as a multiple of the font size. */
const LETTER = 0.55

function translated(convention: Convention, language: string): Convention {
  const { paper, references } = printWords(language)
  const { distribution, annexes, cites, rows } = convention
  const styled = (word: string, as: string): string => inStyle(word, as, paper.colon, language)
  const line = (own: ConventionLine): ConventionLine => ({
    ...own,
    ...(own.label === undefined ? {} : { label: styled(paper[own.line], own.label) }),
    ...(own.labelAfter && {
      labelAfter: { ...own.labelAfter, label: styled(paper[own.line], own.labelAfter.label) },
    }),
    ...(own.instead && {
      instead: { ...own.instead, words: styled(paper.seeDistribution, own.instead.words) },
    }),
  })
  const [name, names] =
    annexes.marks === 'numbers' ? [paper.enclosure, paper.enclosures] : [references.annex, paper.annexes]
  const translatedRows = rows.map(({ right, ...own }) => ({
    ...line(own),
    ...(right && { right: line(right) }),
  }))
  const longest = Math.max(...translatedRows.map(({ label = '' }) => label.length))
  return {
    ...convention,
    labels: Math.max(convention.labels, longest * LETTER + 1),
    distribution: {
      from: distribution.from,
      words: styled(paper.seeDistribution, distribution.words),
      title: styled(paper.distribution, distribution.title),
    },
    cites: styled(paper.cites, cites),
    annexes: {
      ...annexes,
      name,
      ...(annexes.below === undefined ? {} : { below: paper.appendix }),
      ...(annexes.list === undefined ? {} : { list: styled(names, annexes.list) }),
    },
    rows: translatedRows,
  }
}

/** A word as the English one is written: in capitals, with a capital, with a colon. */
function inStyle(word: string, as: string, colon: string, language: string): string {
  const letters = as.replace(/:$/, '')
  const whole = letters === letters.toUpperCase() ? word.toLocaleUpperCase(language) : word
  const [first = ''] = whole
  const begun = /^\p{Lu}/u.test(letters)
    ? first.toLocaleUpperCase(language) + whole.slice(first.length)
    : whole
  return as.endsWith(':') ? begun + colon : begun
}

/** What the heading of an annex says about its paper. */
interface Paper {
  readonly reference?: string | undefined
  /** As printed. */
  readonly date: string
}

/** Names of annexes with the letters of a language, and with headings that name the paper where the convention wants it. */
export function annexesIn(
  { paper: named = false, ...naming }: Convention['annexes'],
  language: string,
  { reference = '', date }: Paper,
): AnnexNaming {
  const { annexes } = printWords(language)
  const own = { ...naming, letters: annexes.letters, part: annexes.part }
  return named && reference.trim() !== ''
    ? { ...own, heading: headingOf(annexes, language, { reference: reference.trim(), date }) }
    : own
}

/** `{annex} TO DE/2026/014 DATED 12 MARCH 2026`: all in capitals but the reference, which stays as it was given. */
function headingOf({ to, dated }: PrintWords['annexes'], language: string, paper: Required<Paper>): string {
  const upper = (text: string): string =>
    text.replace(
      /(\{\w+\})|([^{]+)/g,
      (_, place: string, words: string) => place ?? words.toLocaleUpperCase(language),
    )
  const dating =
    paper.date === '' ? '' : upper(dated.replace('{name}', '')).replace('{date}', upper(paper.date))
  return upper(to).replace('{reference}', () => paper.reference) + dating
}
