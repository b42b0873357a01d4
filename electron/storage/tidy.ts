// Removes from a library what nobody can miss: packs and templates long in the bin, images that none of them shows.
import type { AssetId } from '#shared/document/nodes'
import { UNUSED } from './assets'
import { ageBin, deleteForever, overwriteFreed } from './bin'
import { readDamage } from './damage'
import type { Database } from './database'
import { change } from './failures'
import { storedJson } from './stored-json'

const DAY_MS = 24 * 60 * 60 * 1000
/** A clock this many days ahead of the last start may be wrong; it may also have been a holiday. */
const JUMP_DAYS = 7
const KEY = 'lastStart'

/**
 * Runs once when the window starts. `now` is in milliseconds since 1970. The contents of the bin age by one day at the
 * first start of each day, however many days have passed by the clock: a wrong clock costs one day at most. Nothing is
 * removed at a start after which the clock has jumped, or from a damaged library.
 */
export function tidyLibrary(db: Database, now: number): void {
  const last = lastStart(db)
  const days = last === null ? 0 : Math.floor(now / DAY_MS) - Math.floor(last / DAY_MS)
  if (last !== now) noteStart(db, now)
  const { items, images } = last === null || days > 0 ? ageBin(db) : { items: [], images: [] }
  const jumped = days < 0 || days > JUMP_DAYS
  if (jumped || Object.keys(readDamage(db)).length > 0) return
  if (items.length > 0) deleteForever(db, items)
  if (removeImages(db, images) > 0) overwriteFreed(db)
}

/** Those that are still shown by nothing. */
function removeImages(db: Database, ids: readonly AssetId[]): number {
  if (ids.length === 0) return 0
  return change(
    db,
    'Cleaning up the library',
    () =>
      db
        .prepare(`DELETE FROM assets WHERE id IN (SELECT value FROM json_each(?)) AND ${UNUSED}`)
        .run(JSON.stringify(ids)).changes,
  )
}

function lastStart(db: Database): number | null {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const stored = typeof row === 'string' ? storedJson(row) : null
  return typeof stored === 'number' ? stored : null
}

function noteStart(db: Database, now: number): void {
  change(db, 'Recording the start', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify(now)),
  )
}
