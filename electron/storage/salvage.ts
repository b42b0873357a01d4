// Copies what can be read of a library with damaged pages or indexes into a new one, row by row.
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { PACK_VERSION, type PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import { findChanged } from './checksum'
import { type Damage, findDamage, noteDamage, readDamage, sectionWords, TORN } from './damage'
import { type Listed, listUnlisted, putInventory } from './inventory'
import { migrate } from './migrate'
import { openPages, type RawPages } from './raw-pages'
import { type RawRow, rawRows } from './raw-rows'
import { RECOVERED, UNREADABLE_META } from './rescue'
import { Target, UNKNOWN } from './salvage-table'

/** Tables with content; those that record where images are shown are rebuilt from it. */
export const COPIED_TABLES = [
  'settings',
  'packs',
  'templates',
  'marking_schemes',
  'assets',
  'sections',
  'versions',
  'version_texts',
  'pack_tags',
  'inventory',
] as const

/** Result of a salvage. */
export interface Salvaged {
  readonly packs: number
  /** Packs that are incomplete. */
  readonly damage: Damage
}

/** Copies what can be read of the library `source` and its log into the new file `target`; `tell` hears how much is done, from 0 to 1. */
export function salvage(
  source: string,
  target: string,
  tell: (done: number) => void = () => undefined,
): Salvaged {
  const pages = openPages(source)
  const into = new BetterSqlite3(target)
  try {
    migrate(into)
    // Invalid values are kept as they are: something may be read from them later.
    into.pragma('ignore_check_constraints = ON')
    into.pragma('foreign_keys = OFF')
    // The new file has an identity of its own unless that of the old one can be read.
    const own = into.prepare('SELECT key, value FROM settings').all()
    into.exec('DELETE FROM settings')
    return into.transaction(() => {
      const { named, listed } = copyRows(pages, into, tell)
      noteDamage(into, incompletePacks(named, into))
      into.exec(COUNT_TEXT)
      adoptStraySections(into)
      into.exec(COUNT_TEXT)
      noteDamage(into, findDamage(into))
      into.exec(NOTE_IMAGES)
      const add = into.prepare('INSERT OR IGNORE INTO settings (key, value) VALUES ($key, $value)')
      for (const row of own) add.run(row)
      // Rows that were replaced have left words of theirs in it.
      into.exec('DELETE FROM inventory')
      listUnlisted(into)
      putInventory(into, listed)
      return summary(into)
    })()
  } finally {
    pages.close()
    into.close()
  }
}

/** Packs of earlier versions come without a checksum over their sections. */
const COUNT_TEXT = `
  UPDATE packs SET text_sum =
    (SELECT coalesce(sum(sum_number(sum)), 0) & 281474976710655 FROM sections WHERE pack_id = packs.id)
  WHERE text_sum = ${UNKNOWN}
`

/**
 * Packs that lack sections, or whose sections are of different times, by the checksum over them; of packs of earlier
 * versions, by the indexes.
 */
function incompletePacks(named: readonly Named[], into: Database): Damage {
  const lost = lostSections(named, into)
  const isUnknown = into.prepare(`SELECT text_sum = ${UNKNOWN} FROM packs WHERE id = ?`).pluck()
  const torn = findChanged(into).torn.filter((id) => isUnknown.get(id) === 0)
  const old = Object.entries(lost).filter(([id]) => isUnknown.get(id) === 1)
  return Object.fromEntries([...old, ...torn.map((id) => [id, lost[id] ?? TORN])])
}

/** Rebuilds where images are shown: those tables have no rows that could be read one by one. */
const NOTE_IMAGES = `
  INSERT OR IGNORE INTO section_assets
    SELECT pack_id, section_id, tree.value
    FROM sections, json_tree(CASE WHEN json_valid(sections.json) THEN sections.json ELSE '{}' END) AS tree
    WHERE tree.key = 'asset' AND tree.type = 'text';
  INSERT OR IGNORE INTO template_assets
    SELECT templates.id, tree.value
    FROM templates, json_tree(CASE WHEN json_valid(body) THEN body ELSE '{}' END) AS tree
    WHERE tree.key = 'asset' AND tree.type = 'text';
  DELETE FROM versions WHERE pack_id NOT IN (SELECT id FROM packs);
  DELETE FROM version_texts WHERE pack_id NOT IN (SELECT id FROM packs);
  INSERT OR IGNORE INTO version_assets
    SELECT pack_id, hash, tree.value
    FROM version_texts, json_tree(unpacked_json(bytes)) AS tree
    WHERE tree.key IN ('asset', 'logo') AND tree.type = 'text';
`

function summary(into: Database): Salvaged {
  const packs = into.prepare('SELECT count(*) FROM packs WHERE deleted IS NULL').pluck().get() as number
  return { packs, damage: readDamage(into) }
}

/** A section that an index names. */
type Named = readonly [pack: string, section: string]

/** What is read besides rows. */
interface Copied {
  /** The sections that indexes name. */
  readonly named: readonly Named[]
  /** The rows of the inventory. */
  readonly listed: readonly Listed[]
}

/** Copies every row that looks like one of a table. */
function copyRows(pages: RawPages, into: Database, tell: (done: number) => void): Copied {
  const tables = COPIED_TABLES.map((name) => new Target(into, name))
  const named: Named[] = []
  const packs: RawRow[] = []
  const listed: Listed[] = []
  for (const row of rawRows(pages, tell)) {
    const [pack, section, rowid] = row.values
    const table = row.of === 'table' ? tables.find((one) => one.fits(row)) : undefined
    if (table?.name === 'packs') packs.push(row)
    else if (table?.name === 'inventory') listed.push(table.rowOf(row) as unknown as Listed)
    else if (row.of === 'table') table?.put(row)
    else if (row.values.length === 3 && typeof rowid === 'number' && typeof section === 'string')
      named.push([String(pack), section])
  }
  // Last: sections that are added later would change the checksum over them.
  for (const row of packs) tables.find(({ name }) => name === 'packs')?.put(row)
  return { named, listed }
}

/** Sections that an index or gaps in the positions point to but that could not be read, by pack. */
function lostSections(named: readonly Named[], into: Database): Damage {
  const lost = new Map<string, number>()
  const has = into.prepare('SELECT 1 FROM sections WHERE pack_id = ? AND section_id = ?')
  const hasPack = into.prepare('SELECT 1 FROM packs WHERE id = ?')
  // The index of tags looks the same.
  const isTag = into.prepare('SELECT 1 FROM pack_tags WHERE pack_id = ? AND tag = ?')
  for (const [id, section] of named)
    if (!has.get(id, section) && hasPack.get(id) && !isTag.get(id, section))
      lost.set(id, (lost.get(id) ?? 0) + 1)
  const gaps = into
    .prepare(
      'SELECT pack_id, max(position) + 1 - count(*) FROM sections GROUP BY pack_id HAVING max(position) + 1 > count(*)',
    )
    .raw()
    .all() as [string, number][]
  for (const [id, count] of gaps) lost.set(id, Math.max(lost.get(id) ?? 0, count))
  return Object.fromEntries([...lost].map(([id, count]) => [id, sectionWords(count)]))
}

/** Gives orphaned sections a new pack, and packs without sections an empty one. */
function adoptStraySections(into: Database): void {
  const stray = into
    .prepare('SELECT DISTINCT pack_id FROM sections WHERE pack_id NOT IN (SELECT id FROM packs)')
    .pluck()
    .all() as string[]
  const addPack = into.prepare(
    `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed, text_sum)
     VALUES (?, ?, ?, ?, ?, '[]', ${PACK_VERSION}, ${DOCUMENT_VERSION}, 1, ?, ?, ${UNKNOWN})`,
  )
  const now = Date.now()
  for (const id of stray) {
    const { title, kind, marking } = STRAY_META
    addPack.run(id, title, kind, JSON.stringify(marking), JSON.stringify(STRAY_META), now, now)
  }
  noteDamage(into, Object.fromEntries(stray.map((id) => [id, 'Its title page and fields are lost'])))
  const bare = into
    .prepare('SELECT id FROM packs WHERE id NOT IN (SELECT pack_id FROM sections)')
    .pluck()
    .all() as string[]
  const addSection = into.prepare(
    'INSERT INTO sections (pack_id, section_id, position, json) VALUES (?, ?, 0, ?)',
  )
  for (const id of bare)
    addSection.run(id, 'lost', JSON.stringify(emptySection('The text could not be read', () => 'lost')))
  noteDamage(into, Object.fromEntries(bare.map((id) => [id, 'Its text is lost'])))
}

/** Makes clear that the pack may have been marked. */
const STRAY_META: PackMeta = { ...UNREADABLE_META, title: `${RECOVERED} (marking lost)` }
