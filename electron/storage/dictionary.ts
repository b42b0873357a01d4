// The words the user added to the spelling dictionary: a settings row of their own.
import type { Database } from './database'
import { attempt, change } from './failures'
import { storedJson } from './stored-json'

const KEY = 'dictionary'

/** Returns all words, sorted; skips values of a damaged row that are not text. */
export function readWords(db: Database): readonly string[] {
  const row = attempt(db.name, 'Reading your dictionary', () =>
    db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY),
  )
  const stored = typeof row === 'string' ? storedJson(row) : []
  return Array.isArray(stored) ? stored.filter((word): word is string => typeof word === 'string') : []
}

/** Adds a word; returns all words. */
export function addWord(db: Database, word: string): readonly string[] {
  return writeWords(db, (words) => [...words, word])
}

/** Removes a word; returns the remaining ones. */
export function removeWord(db: Database, word: string): readonly string[] {
  return writeWords(db, (words) => words.filter((one) => one !== word))
}

function writeWords(db: Database, alter: (words: readonly string[]) => string[]): readonly string[] {
  return change(db, 'Saving your dictionary', () => {
    const words = [...new Set(alter(readWords(db)))].sort((one, other) => one.localeCompare(other, 'en'))
    db.prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(KEY, JSON.stringify(words))
    return words
  })
}
