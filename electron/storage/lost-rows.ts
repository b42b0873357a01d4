// Rows that the inventory misses: taken from backups where those have them.
import { dateWords } from '#shared/date-words'
import type { Database } from './database'
import { entryIn, hasInventory, type Missing, nameIn, rowsWith } from './inventory'
import { titleOf } from './pack-title'
import { bringImage, bringImages, findStored, writeStored } from './stored-pack'
import { bringScheme, bringTags, findTemplateRow, writeTemplateRow } from './stored-rest'
import { bringHistory, bringVersions } from './version-copies'

/**
 * Puts right what the inventory itself says: whether a pack is deleted, archived or a favourite, and the name and kind of an image.
 * Returns a sentence about each.
 */
export function putRight(db: Database, missing: readonly Missing[]): string[] {
  return missing.flatMap(({ part, owner, entry, isGone }) => {
    if (isGone || (part !== 'packs' && part !== 'assets')) return []
    const [state = ''] = entry.split(' ')
    if (part === 'assets') {
      db.prepare('UPDATE assets SET mime = ?, name = ? WHERE id = ?').run(state, nameIn(entry), owner)
      return [`The image “${nameIn(entry)}”: Its name was damaged and was put right.`]
    }
    const [deleted, favourite, archived] = state.split(':').map((text) => (text === '' ? null : Number(text)))
    db.prepare('UPDATE packs SET deleted = ?, favourite = ?, archived = ? WHERE id = ?').run(
      ...[deleted, favourite, archived],
      owner,
    )
    return [
      `${titleOf(db, owner)}: Whether it is deleted, archived or a favourite was damaged and was put right.`,
    ]
  })
}

/** Brings what a backup has, as it was last saved where that can be told. Returns a sentence about each. */
export function bringLost(
  db: Database,
  backup: Database,
  time: number,
  missing: readonly Missing[],
): string[] {
  return missing.flatMap((one) => {
    const what = bringOne(db, backup, one)
    return what === undefined ? [] : [`${what} restored from the backup of ${dateWords(time)}.`]
  })
}

/** Returns the beginning of a sentence; undefined when the backup does not have it. */
function bringOne(db: Database, backup: Database, one: Missing): string | undefined {
  const { part, owner, entry, isGone } = one
  const isExact = (): boolean =>
    hasInventory(backup) &&
    part !== 'versions' &&
    part !== 'pack_tags' &&
    entryIn(backup, part, owner) === entry
  switch (part) {
    case 'packs':
      return isGone ? bringPack(db, backup, owner) : undefined
    case 'templates':
      return (isGone || isExact()) && bringTemplate(db, backup, owner)
        ? `The template “${nameIn(entry)}” was`
        : undefined
    case 'marking_schemes':
      return isExact() && bringScheme(db, backup, owner)
        ? `The marking scheme “${nameIn(entry)}” was`
        : undefined
    case 'assets':
      if (isGone) bringImage(backup, db, owner)
      return isGone && entryIn(db, part, owner) !== undefined ? `The image “${nameIn(entry)}” was` : undefined
    case 'settings':
      return isExact() && bringSetting(db, backup, owner) ? 'Settings were' : undefined
    case 'pack_tags':
    case 'versions':
      return bringRows(db, backup, one)
  }
}

/** A pack that is gone comes with everything that belongs to it. */
function bringPack(db: Database, backup: Database, id: string): string | undefined {
  const good = findStored(backup, id)
  if (good === null || findStored(db, id) !== null) return undefined
  bringImages(backup, db, good)
  writeStored(db, id, good)
  bringHistory(backup, db, id)
  bringTags(db, backup, id)
  return `${titleOf(db, id)}: It was`
}

function bringTemplate(db: Database, backup: Database, id: string): boolean {
  const row = findTemplateRow(backup, id)
  if (row !== null) writeTemplateRow(backup, db, row, id)
  return row !== null
}

function bringSetting(db: Database, backup: Database, key: string): boolean {
  const value = backup.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(key)
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value)
  return true
}

function bringRows(db: Database, backup: Database, { part, owner, words }: Missing): string | undefined {
  if ((part !== 'versions' && part !== 'pack_tags') || !hasInventory(backup)) return undefined
  const rows = rowsWith(backup, part, owner, words)
  const count = part === 'versions' ? bringVersions(backup, db, owner, rows) : addTags(db, rows)
  if (count === 0) return undefined
  const [one, many] =
    part === 'versions' ? ['version of its history', 'versions of its history'] : ['tag', 'tags']
  return `${titleOf(db, owner)}: ${count} ${count === 1 ? `${one} was` : `${many} were`}`
}

function addTags(db: Database, rows: readonly Readonly<Record<string, unknown>>[]): number {
  const add = db.prepare(
    'INSERT OR IGNORE INTO pack_tags (pack_id, tag, added) VALUES ($pack_id, $tag, $added)',
  )
  return rows.reduce((count, { pack_id, tag, added }) => count + add.run({ pack_id, tag, added }).changes, 0)
}
