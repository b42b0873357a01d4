// Which packs came from which files: hashes of the files in a settings row, so that a file is not imported twice.
import type { PackId, PackSummary } from '#shared/pack'
import type { Database } from './database'
import { change } from './failures'
import { summariesOf } from './pack-list'
import { storedJson } from './stored-json'

/** Number of files remembered, the latest ones. */
const MOST = 500
const KEY = 'imported'

type Entry = readonly [hash: string, id: PackId]

/** Returns the pack that a file with this hash was imported as; undefined when there is none or it has been deleted. */
export function importedPack(db: Database, hash: string): PackSummary | undefined {
  const ids = entries(db).flatMap(([known, id]) => (known === hash ? [id] : []))
  return summariesOf(db, ids)[0]
}

/** Records that a file was imported as a pack. */
export function noteImported(db: Database, hash: string, id: PackId): void {
  const list = [[hash, id], ...entries(db).filter(([known]) => known !== hash)].slice(0, MOST)
  change(db, 'Recording the file of a pack', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify(list)),
  )
}

function entries(db: Database): Entry[] {
  const stored = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const list = typeof stored === 'string' ? storedJson(stored) : []
  if (!Array.isArray(list)) return []
  return list.filter(
    (entry): entry is Entry =>
      Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
  )
}
