// Templates and settings as stored, brought from a backup where the library lacks them or can't read them.
import { brokenSchemes, brokenTemplates } from './broken'
import { forgetDamage } from './damage'
import type { Database } from './database'
import { forgottenItems } from './forgotten'
import { bringImage } from './stored-pack'

/** Settings that say what happened to one file, and not what the user wants. */
const OF_THE_FILE = ['damaged', 'bin', 'lastStart', 'forgotten', 'recent', 'library', 'changes']

/** Whether what is missing comes from the backup too. */
type Which = 'broken' | 'missing'

/**
 * Replaces broken templates, and adds those that are missing unless they were deleted permanently. Returns the beginning
 * of a sentence about each, as the other functions do.
 */
export function bringTemplates(db: Database, backup: Database, which: Which): string[] {
  if (version(backup) < 30) return []
  const unusable = new Set(brokenTemplates(backup))
  const ids = idsToBring(db, backup, 'templates', brokenTemplates(db), which)
  return ids.flatMap((id) => (unusable.has(id) ? [] : bringTemplate(db, backup, id)))
}

function idsToBring(
  db: Database,
  backup: Database,
  table: 'templates' | 'marking_schemes',
  broken: readonly string[],
  which: Which,
): string[] {
  if (which === 'broken') return [...broken]
  const has = db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`)
  const forgotten = new Set(forgottenItems(db))
  const all = backup.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]
  return [...broken, ...all.filter((id) => has.get(id) === undefined && !forgotten.has(id))]
}

const version = (db: Database): number => db.pragma('user_version', { simple: true }) as number

function bringTemplate(db: Database, backup: Database, id: string): string[] {
  const row = findTemplateRow(backup, id)
  if (row === null) return []
  writeTemplateRow(backup, db, row, id)
  forgetDamage(db, id)
  return [`The template “${row.title}” was`]
}

/** A template as stored, with the images that it shows. */
export interface TemplateRow {
  readonly title: string
  readonly version: number
  readonly document_version: number
  readonly about: string
  readonly body: string
  readonly specs: string
  readonly changed: number
  readonly deleted: number | null
  readonly images: readonly string[]
}

const COLUMNS = 'title, version, document_version, about, body, specs, changed, deleted'

/** Reads a template as stored; null when there is none. */
export function findTemplateRow(db: Database, id: string): TemplateRow | null {
  if (version(db) < 30) return null
  const row = db.prepare(`SELECT ${COLUMNS} FROM templates WHERE id = ?`).get(id)
  const images = db.prepare('SELECT asset_id FROM template_assets WHERE template_id = ?').pluck().all(id)
  return row === undefined ? null : { ...(row as TemplateRow), images: images as string[] }
}

/** Adds or replaces a template, with its images. */
export function writeTemplateRow(from: Database, into: Database, row: TemplateRow, id: string): void {
  const { images, ...values } = row
  const places = COLUMNS.split(', ').map((name) => `$${name}`)
  into.prepare('DELETE FROM templates WHERE id = ?').run(id)
  into
    .prepare(`INSERT INTO templates (id, ${COLUMNS}) VALUES ($id, ${places.join(', ')})`)
    .run({ id, ...values })
  const note = into.prepare('INSERT OR IGNORE INTO template_assets (template_id, asset_id) VALUES (?, ?)')
  for (const image of images) {
    note.run(id, image)
    bringImage(from, into, image)
  }
}

/** The same for own marking schemes; of two that are offered under one id the present one stays. */
export function bringSchemes(db: Database, backup: Database, which: Which): string[] {
  if (version(backup) < 60) return []
  const unusable = new Set(brokenSchemes(backup))
  return idsToBring(db, backup, 'marking_schemes', brokenSchemes(db), which).flatMap((id) => {
    const file = unusable.has(id) ? undefined : bringScheme(db, backup, id)
    return file === undefined ? [] : [`The marking scheme “${file}” was`]
  })
}

/** Replaces or adds one. Returns the id in its file; undefined when the backup has none or it could not be added. */
export function bringScheme(db: Database, backup: Database, id: string): string | undefined {
  const columns = 'id, file_id, definition, source, changed, deleted'
  const names = columns.split(', ').map((name) => `$${name}`)
  const row = backup.prepare(`SELECT ${columns} FROM marking_schemes WHERE id = ?`).get(id) as
    | { readonly file_id: string }
    | undefined
  if (row === undefined) return undefined
  db.prepare('DELETE FROM marking_schemes WHERE id = ?').run(id)
  forgetDamage(db, id)
  const { changes } = db
    .prepare(`INSERT OR IGNORE INTO marking_schemes (${columns}) VALUES (${names.join(', ')})`)
    .run(row)
  return changes === 0 ? undefined : row.file_id
}

/** Adds settings that are missing: those with one of the keys, or all. */
export function bringSettings(db: Database, backup: Database, keys: readonly string[] | 'all'): string[] {
  const rows = backup.prepare('SELECT key, value FROM settings WHERE json_valid(value)').raw().all() as [
    string,
    string,
  ][]
  const add = db.prepare('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)')
  const wanted = rows.filter(([key]) => !OF_THE_FILE.includes(key) && (keys === 'all' || keys.includes(key)))
  const added = wanted.filter(([key, value]) => add.run(key, value).changes > 0)
  return added.length > 0 ? ['Settings were'] : []
}

/** Whether there is a setting. */
export function hasSetting(db: Database, key: string): boolean {
  return db.prepare('SELECT 1 FROM settings WHERE key = ?').get(key) !== undefined
}

/** Brings what a user has arranged of a pack: its tags, its star, and whether it is archived. */
export function bringTags(db: Database, backup: Database, id: string): void {
  if (version(backup) < 80) return
  const row = backup.prepare('SELECT favourite, archived FROM packs WHERE id = ?').get(id)
  if (row === undefined) return
  db.prepare('UPDATE packs SET favourite = $favourite, archived = $archived WHERE id = $id').run({
    ...(row as object),
    id,
  })
  const add = db.prepare('INSERT OR IGNORE INTO pack_tags (pack_id, tag, added) VALUES (?, ?, ?)')
  for (const tag of backup.prepare('SELECT tag, added FROM pack_tags WHERE pack_id = ?').raw().all(id))
    add.run(id, ...(tag as [string, number]))
}

/** Brings the tags of all packs if none is left: their page was lost. Single ones may have been removed since. */
export function bringLostTags(db: Database, backup: Database): void {
  const count = db.prepare('SELECT count(*) FROM pack_tags').pluck().get() as number
  if (count > 0 || version(backup) < 80) return
  const add = db.prepare(
    'INSERT INTO pack_tags (pack_id, tag, added) SELECT $pack_id, $tag, $added FROM packs WHERE id = $pack_id',
  )
  for (const row of backup.prepare('SELECT pack_id, tag, added FROM pack_tags').all()) add.run(row)
}
