// Which packs were opened last: their ids in one row of the settings, so that titles are always those of today.
import type { PackId, PackSummary } from '#shared/pack'
import type { Database } from './database'
import { attempt, change } from './failures'
import { storedJson } from './pack-rows'
import { summariesOf } from './packs'

/** So many are remembered. */
const MOST = 10
const KEY = 'recent'

/** The packs that were opened last, the last one first; those in the bin are passed over until they are back. */
export function recentPacks(db: Database): PackSummary[] {
  return attempt(db.name, 'Reading the recent packs', () => summariesOf(db, recentIds(db)))
}

/** Notes that a pack was opened. */
export function noteOpened(db: Database, id: PackId): void {
  write(db, [id, ...recentIds(db).filter((known) => known !== id)].slice(0, MOST))
}

/** Forgets all of them. */
export function forgetRecent(db: Database): void {
  write(db, [])
}

function recentIds(db: Database): PackId[] {
  const stored = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const list = typeof stored === 'string' ? storedJson(stored) : []
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
}

function write(db: Database, ids: readonly PackId[]): void {
  change(db, 'Noting the recent packs', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify(ids)),
  )
}
