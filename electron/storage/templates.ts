// The user's own templates: list, add, replace, edit properties, copy, delete and restore.
import { randomUUID } from 'node:crypto'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import {
  draftOf,
  type OwnTemplate,
  ownTemplate,
  parseTemplateText,
  storedText,
  type TemplateDraft,
  type TemplateProperties,
  type TemplateText,
  templateAssets,
} from '#shared/own-template'
import type { FieldSpec } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Template } from '#shared/template'
import { isChanged } from './checksum'
import type { Database } from './database'
import { attempt, change } from './failures'

interface TemplateRow {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly document_version: number
  readonly about: string
  readonly body: string
  readonly specs: string
  readonly sum: string | null
}

/** Result of listing templates. */
export interface TemplateList {
  readonly templates: readonly OwnTemplate[]
  /** One message for each template that can't be read; it stays in the library unchanged. */
  readonly unreadable: readonly string[]
}

/** Lists all own templates that are not in the bin. One that can't be read does not hide the others. */
export function listTemplates(db: Database): TemplateList {
  const rows = attempt(db.name, 'Reading the templates', () =>
    db.prepare('SELECT * FROM templates WHERE deleted IS NULL ORDER BY title, id').all(),
  ) as TemplateRow[]
  const templates: OwnTemplate[] = []
  const unreadable: string[] = []
  for (const row of rows) {
    try {
      templates.push(fromRow(row))
    } catch (error) {
      unreadable.push(
        `The template “${row.title}”: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return { templates, unreadable }
}

/** Reads an own template. Throws `template/not-found`, `document/invalid` or `document/from-future`. */
export function readTemplate(db: Database, id: string): OwnTemplate {
  return fromRow(rowOf(db, id))
}

/** Adds a template under a new id, with version 1. */
export function addTemplate(db: Database, draft: TemplateDraft): Template {
  return putTemplate(db, ownTemplate(`own-${randomUUID()}`, 1, draft))
}

/** Replaces the text of a template; its version rises when the text differs. Throws `template/not-found`. */
export function replaceTemplate(db: Database, id: string, draft: TemplateDraft): Template {
  return change(db, `Saving the template “${draft.title}”`, () => {
    const row = rowOf(db, id)
    const next = ownTemplate(id, row.version, draft)
    const same = row.body === bodyOf(next.template) && row.document_version === DOCUMENT_VERSION
    return putTemplate(db, same ? next : ownTemplate(id, row.version + 1, draft))
  })
}

/** Replaces a template's properties; its text and version stay. Throws `template/not-found`. */
export function updateTemplateProperties(
  db: Database,
  id: string,
  particulars: TemplateProperties,
): Template {
  return change(db, `Renaming the template “${particulars.title}”`, () => {
    const { template, specs } = readTemplate(db, id)
    return putTemplate(db, { template: { ...template, ...particulars }, specs })
  })
}

/** Adds a copy of a template under a new title. Throws as `readTemplate`. */
export function duplicateTemplate(db: Database, id: string): Template {
  const { template, specs } = readTemplate(db, id)
  return addTemplate(db, { ...draftOf(template, specs), title: `${template.title} (copy)` })
}

/** Moves a template to the bin. Sections made from it are not affected. Throws `template/not-found`. */
export function deleteTemplate(db: Database, id: string): void {
  change(db, 'Deleting the template', () => {
    rowOf(db, id)
    db.prepare('UPDATE templates SET deleted = ? WHERE id = ?').run(Date.now(), id)
  })
}

/** Restores a template from the bin. Throws `template/not-found` when it no longer exists. */
export function restoreTemplate(db: Database, id: string): void {
  const { changes } = change(db, 'Restoring the template', () =>
    db.prepare('UPDATE templates SET deleted = NULL WHERE id = ? AND deleted IS NOT NULL').run(id),
  )
  if (changes === 0) throw new AppError('template/not-found', 'That template is no longer in Deleted packs.')
}

/** Writes a template with its id and version, inserting it or replacing an old one, even one in the bin. */
export function putTemplate(db: Database, { template, specs }: OwnTemplate): Template {
  const { id, title, version, purpose, category, tags, level } = template
  return change(db, `Saving the template “${title}”`, () => {
    db.prepare(
      `INSERT INTO templates (id, title, version, document_version, about, body, specs, changed)
       VALUES ($id, $title, $version, ${DOCUMENT_VERSION}, $about, $body, $specs, $now)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, version = excluded.version,
         document_version = excluded.document_version, about = excluded.about, body = excluded.body,
         specs = excluded.specs, changed = excluded.changed, deleted = NULL`,
    ).run({
      id,
      title,
      version,
      about: JSON.stringify({ purpose, category, tags, level }),
      body: bodyOf(template),
      specs: JSON.stringify(specs),
      now: Date.now(),
    })
    db.prepare('DELETE FROM template_assets WHERE template_id = ?').run(id)
    const note = db.prepare('INSERT INTO template_assets (template_id, asset_id) VALUES (?, ?)')
    for (const asset of templateAssets(template)) note.run(id, asset)
    return template
  })
}

function rowOf(db: Database, id: string): TemplateRow {
  const row = attempt(db.name, 'Reading a template', () =>
    db.prepare('SELECT * FROM templates WHERE id = ? AND deleted IS NULL').get(id),
  )
  if (row === undefined)
    throw new AppError('template/not-found', `There is no template with the id ${id} in My templates.`)
  return row as TemplateRow
}

function bodyOf({ full, short, trainer, trainerShort }: TemplateText): string {
  return JSON.stringify(storedText({ full, short, trainer, trainerShort }))
}

function fromRow(row: TemplateRow): OwnTemplate {
  if (isChanged('templates', row))
    throw new AppError(
      'document/damaged',
      'It is damaged. The next check of the library takes it from a backup.',
    )
  const about = JSON.parse(row.about) as Pick<Template, 'purpose' | 'category' | 'tags' | 'level'>
  const text = parseTemplateText(row.document_version, JSON.parse(row.body))
  const fields = JSON.parse(row.specs) as FieldSpec[]
  return ownTemplate(row.id, row.version, { title: row.title, ...about, ...text, fields })
}
