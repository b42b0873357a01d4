// The bundled dictionaries: correct words in each English, suggestions, and the built-in texts.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import american from 'dictionary-en'
import british from 'dictionary-en-gb'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Checker } from './checker'
import { domainVocabulary } from './domain-vocabulary'
import { dictionaryFor } from './language'
import { loadChecker } from './load'
import { tokensOf } from './tokens'

let gb: Checker
let us: Checker
beforeAll(async () => {
  gb = await loadChecker('en-GB')
  us = await loadChecker('en-US')
})

const file = (name: string) => readFileSync(resolve(import.meta.dirname, 'dictionaries', name))

it('bundles the dictionaries as they were published', () => {
  expect(file('en-GB.dic').equals(british.dic)).toBe(true)
  expect(file('en-GB.aff').equals(british.aff)).toBe(true)
  expect(file('en-US.dic').equals(american.dic)).toBe(true)
  expect(file('en-US.aff').equals(american.aff)).toBe(true)
})

it('finds the dictionary for the language of a pack', () => {
  expect(['en-GB', 'en', 'en-AU', 'en-US', 'EN-us', 'fr', 'uk', 'enm'].map(dictionaryFor)).toEqual([
    'en-GB',
    'en-GB',
    'en-GB',
    'en-US',
    'en-US',
    null,
    null,
    null,
  ])
})

describe('isRight', () => {
  it.each(['colour', 'defence', 'organise', 'manoeuvre', 'travelled'])('%s is British', (word) => {
    expect([gb.isRight(word), us.isRight(word)]).toEqual([true, false])
  })
  it.each(['color', 'defense', 'maneuver', 'analyze', 'cyberdefense'])('%s is American', (word) => {
    expect([gb.isRight(word), us.isRight(word)]).toEqual([false, true])
  })
  it.each([
    'Organization',
    'organizations',
    'operationalized',
    'prioritizing',
    'characterized',
    'Standardization',
  ])('%s is right in both, as in the charters of NATO and the UN', (word) =>
    expect([gb.isRight(word), us.isRight(word)]).toEqual([true, true]),
  )
  it.each(['exercize', 'supervized', 'advertizing', 'compromize', 'promize'])(
    '%s is right in neither',
    (word) => {
      expect([gb.isRight(word), us.isRight(word)]).toEqual([false, false])
    },
  )
  it.each([
    'attaché',
    "attaché's",
    'naïve',
    "Norway's",
    "d'état",
    "O'Neill",
    'démarches',
    'Türkiye',
    'Côte',
    'Kyiv',
  ])('%s is right', (word) => expect([gb.isRight(word), us.isRight(word)]).toEqual([true, true]))
  it.each(['recieve', "Norwey's", 'teh', 'goverment', 'norway', 'attatché', "d'etta"])(
    '%s is wrong',
    (word) => {
      expect([gb.isRight(word), us.isRight(word)]).toEqual([false, false])
    },
  )
  it('knows every word of its own list', () => {
    expect(domainVocabulary('en-GB').filter((word) => !gb.isRight(word))).toEqual([])
    expect(domainVocabulary('en-US').filter((word) => !us.isRight(word))).toEqual([])
  })
})

describe('suggest', () => {
  it.each([
    ['recieve', 'receive'],
    ['teh', 'the'],
    ['Goverment', 'Government'],
    ['occured', 'occurred'],
    ['color', 'colour'],
    ['Center', 'Centre'],
    ['defense', 'defence'],
    ['maneuvers', 'manoeuvres'],
    ['analyze', 'analyse'],
    ['thefleet', 'the fleet'],
    ["goverment's", "government's"],
    ['norway', 'Norway'],
    ['comittee', 'committee'],
    ['stategy', 'strategy'],
    ['frist', 'first'],
  ])('%s: %s comes first', (wrong, right) => expect(gb.suggest(wrong)[0]).toBe(right))

  it('offers six at most, each once and right', () => {
    for (const word of ['teh', 'wich', 'alot', 'Frist', 'liason', 'seperate']) {
      const found = gb.suggest(word)
      expect(found.length).toBeLessThanOrEqual(6)
      expect(new Set(found).size).toBe(found.length)
      for (const one of found)
        for (const { word: part } of tokensOf(one)) expect(gb.isRight(part), one).toBe(true)
    }
  })

  it('offers near words of the user', () => {
    expect(gb.suggest('Tarsena', ['Tarsenia', 'Qwellia'])).toContain('Tarsenia')
    expect(gb.suggest('Tarsena', ['Tarsenia', 'Qwellia'])).not.toContain('Qwellia')
  })

  it('gives up at once on non-words', () => expect(gb.suggest('x'.repeat(80))).toEqual([]))
})
