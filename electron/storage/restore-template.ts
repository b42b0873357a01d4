// Brings an own template back from a backup, as a copy or in place of the present one, which goes to the bin; it can be undone.
import { randomUUID } from 'node:crypto'
import type { RestoredPack, RestoreWay } from '#shared/backups'
import { AppError } from '#shared/result'
import type { Database } from './database'
import { findTemplateRow, type TemplateRow, writeTemplateRow } from './stored-rest'

/** What is added to the titles of restored and of replaced templates. */
export interface TitleMarks {
  readonly restored: string
  readonly replaced: string
}

/** Restores a template. Call it in a transaction. Throws `storage/not-found` for one that the backup does not have. */
export function restoreTemplateRow(
  db: Database,
  backup: Database,
  id: string,
  way: RestoreWay,
  marks: TitleMarks,
): RestoredPack {
  const good = findTemplateRow(backup, id)
  if (good === null) throw new AppError('storage/not-found', 'That template is no longer there.')
  const present = findTemplateRow(db, id)
  const now = { deleted: null, changed: Date.now() }
  if (way === 'copy' || present === null) {
    const title = way === 'copy' ? good.title + marks.restored : good.title
    const restored = way === 'copy' ? newId() : id
    writeTemplateRow(backup, db, { ...good, ...now, title }, restored)
    return { id: restored, kept: null, wasDeleted: false }
  }
  const kept = newId()
  const replaced = { ...present, title: present.title + marks.replaced, deleted: Date.now() }
  writeTemplateRow(db, db, replaced, kept)
  const version = Math.max(present.version, good.version) + 1
  writeTemplateRow(backup, db, { ...good, ...now, version }, id)
  return { id, kept, wasDeleted: present.deleted !== null }
}

/** Undoes it. Call it in a transaction. `titleOf` returns the title that a kept template had before. */
export function undoRestoreTemplate(
  db: Database,
  { id, kept, wasDeleted }: RestoredPack,
  titleOf: (title: string) => string,
): void {
  const before = kept === null ? null : findTemplateRow(db, kept)
  if (kept === null || before === null) {
    db.prepare('UPDATE templates SET deleted = ? WHERE id = ?').run(Date.now(), id)
    return
  }
  const version = (findTemplateRow(db, id)?.version ?? before.version) + 1
  const row: TemplateRow = {
    ...before,
    ...{ title: titleOf(before.title), version, deleted: wasDeleted ? before.deleted : null },
  }
  writeTemplateRow(db, db, row, id)
  db.prepare('DELETE FROM templates WHERE id = ?').run(kept)
}

const newId = (): string => `own-${randomUUID()}`
