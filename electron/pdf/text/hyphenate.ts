// Hyphenation of words by Liang's patterns, by language; results are cached.

import createHyphenator from 'hyphen'
import british from 'hyphen/en-gb'
import american from 'hyphen/en-us'
import { baseLanguage } from '#shared/print-words'
import { remember } from '../remember'
import { HYPHENATION_FILES, type HyphenationFile } from '../resource-list'

/** Hyphenation of a language. */
export interface Hyphenate {
  /** Returns the parts that a word may be divided into; one part when it must stay whole. */
  (word: string): readonly string[]
  /** Common nouns begin with a capital: it doesn't tell names, which are best not divided. */
  readonly capitals?: boolean
  /** Ends of the first part of a compound: a word is best divided there. */
  readonly joint?: RegExp
  /** What a hyphen costs more or less than in other languages. */
  readonly cost?: number
}

/** Returns the hyphenation of a language, always the same function; words of a language without patterns stay whole. */
export type HyphenateIn = (language: string) => Hyphenate

/** Reads the patterns of a language, when it is first needed. */
export type ReadPatterns = (file: HyphenationFile) => Uint8Array

const MIN_WORD = 6
const MIN_START = 2
const MIN_END = 3
const WORD = /^(\P{L}*)(\p{L}+)(\P{L}*)$/u
const SOFT_HYPHEN = '\u00ad'

/** Suffixes with the `s` that joins them to the rest of a compound: Ausbildungs|hilfe. */
const GERMAN_JOINT = /(?:ung|heit|keit|schaft|ion|tät|ling|tum|ing)s$/

const stayWhole: Hyphenate = (word) => [word]
const divideBritish = divider(british.hyphenateSync)
const divideAmerican = divider(american.hyphenateSync)

/** The hyphenation of all languages, whose files `read` reads as they are needed. */
export function hyphenations(read: ReadPatterns): HyphenateIn {
  const known = new Map<string, Hyphenate>()
  return (language) => {
    const base = baseLanguage(language)
    if (base === 'en') return /^en-us\b/i.test(language) ? divideAmerican : divideBritish
    return remember(known, base, () => {
      const file = HYPHENATION_FILES.find((one) => one === `${base}.json`)
      return file ? divider(hyphenator(read(file)), base === 'de') : stayWhole
    })
  }
}

function hyphenator(patterns: Uint8Array): (text: string) => string {
  return createHyphenator(JSON.parse(new TextDecoder().decode(patterns)))
}

function divider(hyphenate: (text: string) => string, german = false): Hyphenate {
  const known = new Map<string, readonly string[]>()
  const divideWord = (word: string) => remember(known, word, () => divide(word, hyphenate))
  return Object.assign(divideWord, german && { capitals: true, joint: GERMAN_JOINT, cost: -190 })
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
