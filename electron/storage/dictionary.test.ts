// Custom words: each once, sorted, separate from the settings.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from './database'
import { addWord, readWords, removeWord } from './dictionary'
import { DEFAULT_SETTINGS, readSettings, writeSettings } from './settings'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

describe('custom words', () => {
  it('are none in a new library', () => expect(readWords(db)).toEqual([]))

  it('are kept once each, sorted, until they are removed', () => {
    addWord(db, 'Tarsenia')
    addWord(db, 'Ärmel')
    expect(addWord(db, 'Tarsenia')).toEqual(['Ärmel', 'Tarsenia'])
    expect(readWords(db)).toEqual(['Ärmel', 'Tarsenia'])
    expect(removeWord(db, 'Ärmel')).toEqual(['Tarsenia'])
    expect(removeWord(db, 'never added')).toEqual(['Tarsenia'])
  })

  it('and the settings leave each other alone', () => {
    addWord(db, 'Tarsenia')
    writeSettings(db, { ...DEFAULT_SETTINGS, spelling: false })
    expect(readWords(db)).toEqual(['Tarsenia'])
    expect(readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, spelling: false })
  })
})
