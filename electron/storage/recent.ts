// The packs opened last: their ids in a settings row, so that titles are always current.
import type { PackId, PackSummary } from '#shared/pack'
import type { Database } from './database'
import { attempt, change } from './failures'
import { summariesOf } from './pack-list'
import { storedJson } from './stored-json'

/** Number of packs remembered. */
const MOST = 10
const KEY = 'recent'

/** Returns the packs opened last, most recent first; those in the bin are skipped until they are restored. */
export function recentPacks(db: Database): PackSummary[] {
  return attempt(db.name, 'Reading the recent packs', () => summariesOf(db, recentIds(db)))
}

/** Records that a pack was opened. */
export function noteOpened(db: Database, id: PackId): void {
  write(db, [id, ...recentIds(db).filter((known) => known !== id)].slice(0, MOST))
}

/** Clears the list. */
export function forgetRecent(db: Database): void {
  write(db, [])
}

function recentIds(db: Database): PackId[] {
  const stored = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const list = typeof stored === 'string' ? storedJson(stored) : []
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
}

function write(db: Database, ids: readonly PackId[]): void {
  change(db, 'Saving the recent packs', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify(ids)),
  )
}
