// Texts of versions that are lost: looked for when everything is checked, brought from backups, and told once.
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { storedJson } from './stored-json'
import { bringTexts } from './version-copies'
import { textReader } from './version-texts'
import { hasVersions, timeOf, type VersionRow } from './versions'

/** Texts of a pack's versions that can't be read. */
export interface LostTexts {
  readonly pack: PackId
  readonly hashes: readonly string[]
  /** When the versions that had them were made, in milliseconds since 1970. */
  readonly times: readonly number[]
}

/** The settings row with those that were told. */
const KEY = 'lostTexts'

/** Returns those that were not told yet. Reads the versions of all packs, or of some. */
export function findLostTexts(db: Database, only?: readonly PackId[]): LostTexts[] {
  if (!hasVersions(db)) return []
  const known = new Set(readKnown(db))
  const packs =
    only ?? (db.prepare('SELECT DISTINCT pack_id FROM versions ORDER BY pack_id').pluck().all() as PackId[])
  const rowsOf = db.prepare('SELECT * FROM versions WHERE pack_id = ? ORDER BY number')
  const has = db.prepare('SELECT 1 FROM packs WHERE id = ?')
  return packs.flatMap((pack) => {
    if (has.get(pack) === undefined) return []
    const read = textReader(db, pack)
    const isLost = (hash: string): boolean => read(hash) === undefined && !known.has(`${pack} ${hash}`)
    const rows = rowsOf.all(pack) as VersionRow[]
    const lost = rows.map((row) => ({ time: timeOf(row), hashes: row.content.split(' ').filter(isLost) }))
    const hashes = [...new Set(lost.flatMap((one) => one.hashes))]
    const times = lost.flatMap((one) => (one.hashes.length > 0 ? one.time : []))
    return hashes.length === 0 ? [] : [{ pack, hashes, times }]
  })
}

function readKnown(db: Database): string[] {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const stored = typeof row === 'string' ? storedJson(row) : []
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
}

/** They were told. Call it in a transaction. */
export function noteLostTexts(db: Database, lost: readonly LostTexts[]): void {
  const all = [
    ...readKnown(db),
    ...lost.flatMap(({ pack, hashes }) => hashes.map((hash) => `${pack} ${hash}`)),
  ]
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(KEY, JSON.stringify([...new Set(all)]))
}

/** Brings what a backup has of them. Returns the packs concerned. Call it in a transaction. */
export function bringLostTexts(db: Database, backup: Database, lost: readonly LostTexts[]): PackId[] {
  return lost.flatMap(({ pack, hashes }) => (bringTexts(backup, db, pack, new Set(hashes)) > 0 ? pack : []))
}
