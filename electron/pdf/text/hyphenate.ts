// Hyphenation of English words by Liang's patterns; results are cached.

import british from 'hyphen/en-gb'
import american from 'hyphen/en-us'
import { remember } from '../remember'

/** Returns the parts that a word may be divided into; one part when it must stay whole. */
export type Hyphenate = (word: string) => readonly string[]

const MIN_WORD = 6
const MIN_START = 2
const MIN_END = 3
const WORD = /^(\P{L}*)(\p{L}+)(\P{L}*)$/u
const SOFT_HYPHEN = '\u00ad'

const stayWhole: Hyphenate = (word) => [word]
const divideBritish = divider(british.hyphenateSync)
const divideAmerican = divider(american.hyphenateSync)

/** The hyphenation of a language, always the same function; words of languages other than English stay whole. */
export function hyphenationOf(language: string): Hyphenate {
  if (!/^en\b/i.test(language)) return stayWhole
  return /^en-us\b/i.test(language) ? divideAmerican : divideBritish
}

function divider(hyphenate: (text: string) => string): Hyphenate {
  const known = new Map<string, readonly string[]>()
  return (word) => remember(known, word, () => divide(word, hyphenate))
}

function divide(word: string, hyphenate: (text: string) => string): readonly string[] {
  const match = WORD.exec(word)
  const core = match?.[2] ?? ''
  // Abbreviations and names in capitals stay whole: DEFATT, SACEUR.
  if (core.length < MIN_WORD || core === core.toUpperCase()) return [word]
  const parts = hyphenate(core).split(SOFT_HYPHEN)
  while (parts.length > 1 && (parts[0] ?? '').length < MIN_START) parts.splice(0, 2, `${parts[0]}${parts[1]}`)
  while (parts.length > 1 && (parts.at(-1) ?? '').length < MIN_END)
    parts.splice(-2, 2, parts.slice(-2).join(''))
  parts[0] = `${match?.[1] ?? ''}${parts[0] ?? ''}`
  parts[parts.length - 1] = `${parts.at(-1) ?? ''}${match?.[3] ?? ''}`
  return parts
}
