// A dictionary: checks words and suggests corrections. The only user of nspell.
import nspell from 'nspell'
import { rank } from './rank'

/** A dictionary in Hunspell's format. */
export interface DictionaryText {
  readonly aff: string
  readonly dic: string
}

/** Maximum number of suggestions. */
const MAX_SUGGESTIONS = 6
/** Longer words are not typos: searching for similar ones would take seconds. */
const LONGEST = 30

/** British English words written only with -ise; all others may have -ize, as in the charters of NATO and the UN. */
const ONLY_ISE =
  /^(?:dis|re|un|over|pre|mis|en)*(?:adverti|advi|appri|ari|chasti|circumci|compri|compromi|conci|demi|despi|devi|disgui|exci|exerci|experti|franchi|gui|improvi|inci|likewi|merchandi|otherwi|paradi|prai|preci|premi|promi|rai|ri|supervi|surmi|surpri|televi|treati|vi|wi)z/i
const IZE = /iz(?=e(?:d|s|r|rs)?$|ing$|ings$|ations?$|ational(?:ly)?$|abl[ey]$|ability$)/i

/** A dictionary. Words are as returned by `tokensOf`. */
export class Checker {
  private readonly speller: ReturnType<typeof nspell>
  private readonly british: boolean

  /** `words` are added to those of the dictionary; lower-case ones may be capitalised. */
  constructor(dictionary: DictionaryText, words: readonly string[], british: boolean) {
    this.speller = nspell({ aff: dictionary.aff, dic: dictionary.dic } as never)
    this.british = british
    for (const word of words) this.speller.add(word)
  }

  /**
   * Whether a word is spelled correctly. So are its possessive, and a form with accents missing from the dictionary.
   */
  isRight(word: string): boolean {
    const bare = word.replace(/'s?$/, '')
    return this.knows(word) || (bare !== word && this.knows(bare)) || this.isElided(word)
  }

  /** Suggests corrections, likeliest first; `own` are the user's words. */
  suggest(word: string, own: readonly string[] = []): string[] {
    if (word.length > LONGEST) return []
    const possessive = /'s$/.exec(word)?.[0] ?? ''
    const bare = word.slice(0, word.length - possessive.length)
    const found = [...this.speller.suggest(bare), ...this.halves(bare)]
    const right = (candidate: string) => this.knows(candidate)
    const ranked = rank(bare, found, own, right)
    return ranked.slice(0, MAX_SUGGESTIONS).map((one) => one + possessive)
  }

  private knows(word: string): boolean {
    if (this.speller.correct(word)) return true
    const stripped = withoutAccents(word)
    if (stripped !== word && this.speller.correct(stripped)) return true
    if (!this.british || !IZE.test(stripped) || ONLY_ISE.test(stripped)) return false
    return this.speller.correct(stripped.replace(IZE, 'is'))
  }

  /** `d'Affaires`, `O'Neill`: each part by itself. */
  private isElided(word: string): boolean {
    const parts = /^([dlo])'(.{2,})$/i.exec(word)
    return parts?.[2] !== undefined && this.knows(parts[2])
  }

  /** Two words missing the space between them. */
  private halves(word: string): string[] {
    const cuts = Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => index + 1)
    return cuts
      .map((cut) => [word.slice(0, cut), word.slice(cut)] as const)
      .filter(([one, other]) => [one, other].every((part) => isPart(part) && this.speller.correct(part)))
      .map((parts) => parts.join(' '))
  }
}

/** Of single letters only `a` and `I` are words; the dictionary has all letters. */
function isPart(part: string): boolean {
  return (
    part.length > 2 ||
    /^(?:a|I|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)$/i.test(part)
  )
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
}
