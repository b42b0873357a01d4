// The user's changes to the list of countries: a settings row of their own.
import { isOwnCountry, type OwnCountry } from '#shared/own-countries'
import type { Database } from './database'
import { attempt, change } from './failures'
import { storedJson } from './stored-json'

const KEY = 'countries'

/** Returns the changes; skips invalid entries of a damaged row. */
export function readCountries(db: Database): readonly OwnCountry[] {
  const row = attempt(db.name, 'Reading your countries', () =>
    db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY),
  )
  const stored = typeof row === 'string' ? storedJson(row) : []
  return Array.isArray(stored) ? stored.filter(isOwnCountry) : []
}

/** Replaces the changes. */
export function writeCountries(db: Database, countries: readonly OwnCountry[]): void {
  change(db, 'Saving your countries', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify(countries)),
  )
}
