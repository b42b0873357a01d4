// Templates and settings as stored, brought from a backup where the library lacks them or can't read them.

import { brokenTemplates } from './broken'
import type { Database } from './database'
import { forgottenItems } from './forgotten'
import { bringImage } from './stored-pack'

const COLUMNS = 'id, title, version, document_version, about, body, specs, changed, deleted'
/** Settings that say what happened to one file, and not what the user wants. */
const OF_THE_FILE = ['damaged', 'bin', 'lastStart', 'forgotten', 'recent']

/** Replaces broken templates, and adds those that are missing unless they were deleted permanently. */
export function bringTemplates(db: Database, backup: Database, which: 'broken' | 'missing'): void {
  if ((backup.pragma('user_version', { simple: true }) as number) < 30) return
  const unusable = new Set(brokenTemplates(backup))
  const broken = brokenTemplates(db)
  const has = db.prepare('SELECT 1 FROM templates WHERE id = ?')
  const forgotten = new Set(forgottenItems(db))
  const all = backup.prepare('SELECT id FROM templates').pluck().all() as string[]
  const missing =
    which === 'missing' ? all.filter((id) => has.get(id) === undefined && !forgotten.has(id)) : []
  for (const id of [...broken, ...missing]) if (!unusable.has(id)) bringTemplate(db, backup, id)
}

function bringTemplate(db: Database, backup: Database, id: string): void {
  const row = backup.prepare(`SELECT ${COLUMNS} FROM templates WHERE id = ?`).get(id)
  if (row === undefined) return
  const names = COLUMNS.split(', ')
  db.prepare('DELETE FROM templates WHERE id = ?').run(id)
  db.prepare(`INSERT INTO templates (${COLUMNS}) VALUES (${names.map((name) => `$${name}`).join(', ')})`).run(
    row,
  )
  const images = backup
    .prepare('SELECT asset_id FROM template_assets WHERE template_id = ?')
    .pluck()
    .all(id) as string[]
  const note = db.prepare('INSERT OR IGNORE INTO template_assets (template_id, asset_id) VALUES (?, ?)')
  for (const image of images) {
    note.run(id, image)
    bringImage(backup, db, image)
  }
}

/** Adds own marking schemes that are missing; of two that are offered under one id the present one stays. */
export function bringSchemes(db: Database, backup: Database): void {
  if ((backup.pragma('user_version', { simple: true }) as number) < 60) return
  const columns = 'id, file_id, definition, source, changed, deleted'
  const rows = backup.prepare(`SELECT ${columns} FROM marking_schemes WHERE json_valid(definition)`).all()
  const names = columns.split(', ').map((name) => `$${name}`)
  const add = db.prepare(`INSERT OR IGNORE INTO marking_schemes (${columns}) VALUES (${names.join(', ')})`)
  for (const row of rows) add.run(row)
}

/** Adds settings that are missing. */
export function bringSettings(db: Database, backup: Database): void {
  const rows = backup.prepare('SELECT key, value FROM settings WHERE json_valid(value)').raw().all() as [
    string,
    string,
  ][]
  const add = db.prepare('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)')
  for (const [key, value] of rows) if (!OF_THE_FILE.includes(key)) add.run(key, value)
}
