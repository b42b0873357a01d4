// Preferences: defaults, storing, and invalid values.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from './database'
import { DEFAULT_SETTINGS, readSettings, writeSettings } from './settings'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

describe('settings', () => {
  it('are the defaults in a new library', () => {
    expect(readSettings(db)).toEqual(DEFAULT_SETTINGS)
  })

  it('are returned as stored', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      appearance: 'dark' as const,
      keys: 'own' as const,
      author: 'Maj. "O’Hara"',
      paper: 'letter' as const,
    }
    writeSettings(db, settings)
    expect(readSettings(db)).toEqual(settings)
  })

  it('fall back to the default one by one', () => {
    writeSettings(db, { ...DEFAULT_SETTINGS, author: 'A', paper: 'a5' })
    db.exec(
      `UPDATE settings SET value = '"papyrus"' WHERE key = 'paper'; INSERT INTO settings VALUES ('unheard_of', '1')`,
    )
    expect(readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, author: 'A' })
  })
})
