// The user's own templates between files and library: an import never loses anything.
import { randomUUID } from 'node:crypto'
import type { AssetId } from '#shared/document/nodes'
import {
  type OwnTemplate,
  type TemplateImport,
  type TemplateText,
  templateAssets,
} from '#shared/own-template'
import type { Asset } from '#shared/pack'
import { readTemplateFile, templateFileBytes } from '../exchange'
import { addAsset, readAsset } from '../storage/assets'
import type { Database } from '../storage/database'
import { change } from '../storage/failures'
import { listTemplates, putTemplate, readTemplate } from '../storage/templates'
import { writeFileWhole } from './write-file'

/**
 * Imports the templates of a file under the ids they have there, so that packs still find their templates. A newer
 * version replaces an older one, whose text is kept as a copy; a different text of the same or an older version is
 * added as a copy. Throws as `readTemplateFile`; nothing is added then.
 */
export async function importTemplates(db: Database, path: string): Promise<TemplateImport> {
  const { templates, assets } = await readTemplateFile(path)
  return change(db, 'Importing the templates', () => {
    for (const asset of assets.values()) addAsset(db, asset)
    const known = new Map(listTemplates(db).templates.map((own) => [own.template.id, own]))
    const outcomes = templates.map((own) => take(db, own, known.get(own.template.id)))
    const count = (outcome: keyof TemplateImport) => outcomes.filter((one) => one === outcome).length
    return { added: count('added'), updated: count('updated'), unchanged: count('unchanged') }
  })
}

/** Writes own templates to a file. Throws `export/failed`, `template/not-found` and as `templateFileBytes`. */
export async function exportTemplates(db: Database, ids: readonly string[], target: string): Promise<void> {
  const templates = ids.map((id) => readTemplate(db, id))
  await writeFileWhole(target, templateFileBytes({ templates, assets: assetsOf(db, templates) }))
}

function take(db: Database, own: OwnTemplate, present: OwnTemplate | undefined): keyof TemplateImport {
  const { template } = own
  if (present === undefined) {
    putTemplate(db, own)
    return 'added'
  }
  if (textOf(present.template) === textOf(template)) return 'unchanged'
  if (template.version > present.template.version) {
    putCopy(db, present, `version ${present.template.version}`)
    putTemplate(db, own)
    return 'updated'
  }
  putCopy(db, own, 'imported')
  return 'added'
}

function putCopy(db: Database, { template, specs }: OwnTemplate, why: string): void {
  const copy = { ...template, id: `own-${randomUUID()}`, version: 1, title: `${template.title} (${why})` }
  putTemplate(db, { template: copy, specs })
}

function textOf({ full, short, trainer, trainerShort }: TemplateText): string {
  return JSON.stringify({ full, short, trainer, trainerShort })
}

function assetsOf(db: Database, templates: readonly OwnTemplate[]): Map<AssetId, Asset> {
  const ids = new Set(templates.flatMap(({ template }) => templateAssets(template)))
  const found = [...ids].map((id) => readAsset(db, id)).filter((asset) => asset !== undefined)
  return new Map(found.map((asset) => [asset.id, asset]))
}
