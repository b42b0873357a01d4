// The library in American English, against the two dictionaries that the program ships.
import { readFileSync } from 'node:fs'
import nspell from 'nspell'
import { describe, expect, it } from 'vitest'
import { libraryIn, speller } from '#shared/american'
import type { Library } from '#shared/template'
import { loadLibrary } from './load'
import { parseAmerican } from './parse-american'

const library = loadLibrary('templates')
const american = libraryIn(library, 'en-US')

const dictionary = (language: string) => {
  const file = (end: string) => readFileSync(`renderer/spelling/dictionaries/${language}.${end}`)
  return nspell(file('aff'), file('dic'))
}
const [british, us] = [dictionary('en-GB'), dictionary('en-US')]

/** Every text of the library but those of sources and names that are kept. */
function textsOf({ templates, blueprints, fields, groups }: Library): string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null) {
      if ('attrs' in value && (value.attrs as { kind?: unknown }).kind === 'source') return
      for (const [key, each] of Object.entries(value)) {
        if (typeof each !== 'string') visit(each)
        else if (
          ['text', 'caption', 'title', 'purpose', 'summary', 'label', 'prompt', 'example'].includes(key)
        )
          found.push(each)
      }
    }
  }
  visit([templates, blueprints, fields, groups])
  return found
}

const wordsOf = (text: string): string[] =>
  library.american.keep.reduce((rest, name) => rest.replaceAll(name, ''), text).match(/\p{L}+/gu) ?? []

describe('the library in American English', () => {
  it('has no word that only British English spells so', () => {
    const words = new Set(textsOf(american).flatMap(wordsOf))
    expect(words.size).toBeGreaterThan(1500)
    expect([...words].filter((word) => british.correct(word) && !us.correct(word))).toEqual([])
  })

  it('has words that the dictionaries know', () => {
    const { words } = library.american
    expect(
      Object.entries(words).filter(([one, other]) => !british.correct(one) || !us.correct(other)),
    ).toEqual([])
  })

  it('leaves the titles of sources as they are', () => {
    const sources = (from: Library) => JSON.stringify(from.templates).match(/Reshaping Defence Diplomacy/g)
    expect(sources(american)).toEqual(sources(library))
  })

  it('is the same object each time, and the library itself in other languages', () => {
    expect(libraryIn(library, 'en-US')).toBe(american)
    expect(libraryIn(library, 'en-GB')).toBe(library)
    expect(libraryIn(library, 'fr')).toBe(library)
  })
})

describe('words in American English', () => {
  const spell = speller({ words: { defence: 'defense' }, keep: ['Ministry of Defence'] })

  it.each([
    ['Defence attachés', 'Defense attachés'],
    ['DEFENCE', 'DEFENSE'],
    ['the Ministry of Defence and its defence policy', 'the Ministry of Defence and its defense policy'],
    ['defences, defenceless', 'defences, defenceless'],
    ['the constructor, Constructor', 'the constructor, Constructor'],
  ])('%s', (words, spelled) => expect(spell(words)).toBe(spelled))

  it('are refused with their line', () => {
    expect(() => parseAmerican('american.yaml', 'words:\n  Defence: Defense\nkeep: []\n')).toThrow(
      /american\.yaml:2/,
    )
  })
})
