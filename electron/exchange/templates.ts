// Template files: own templates with their field definitions and images, as one JSON text.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type AssetId, DOCUMENT_VERSION } from '#shared/document/nodes'
import { walk } from '#shared/document/query'
import { checkImage } from '#shared/image'
import { definitionOf, ownSchemeOf } from '#shared/own-schemes'
import {
  type OwnTemplate,
  ownTemplate,
  parseTemplateText,
  storedText,
  templateAssets,
} from '#shared/own-template'
import type { Asset, FieldSpec } from '#shared/pack'
import { markingOf } from '#shared/portion-nodes'
import { levelOf } from '#shared/portions'
import { AppError } from '#shared/result'
import { blocksOf } from '#shared/template'
import { LIMITS } from './format'
import { complaints, invalid, parseJson } from './parse'
import {
  type RawTemplates,
  TEMPLATES_FORMAT,
  TEMPLATES_VERSION,
  templatesHeadShape,
  templatesShape,
} from './template-format'
import { unreadable } from './unreadable'

/** Content of a template file. */
export interface TemplateFile {
  readonly templates: readonly OwnTemplate[]
  /** The images that the templates show. */
  readonly assets: ReadonlyMap<AssetId, Asset>
}

/**
 * Reads a template file. Throws `exchange/…`, `document/…` or `asset/…`; each message names the file and the place in
 * it.
 */
export async function readTemplateFile(path: string): Promise<TemplateFile> {
  const name = basename(path)
  const json = parseJson(name, await readText(path, name))
  const head = templatesHeadShape.safeParse(json)
  if (!head.success) throw invalid(name, `it is not an Attaché template file (${complaints(head.error)})`)
  if (head.data.version > TEMPLATES_VERSION) {
    throw new AppError(
      'exchange/from-future',
      `${name}: it was saved by a newer version of Attaché (template file version ${head.data.version}; this version reads up to ${TEMPLATES_VERSION}). Open it with the newer version.`,
    )
  }
  const file = templatesShape.safeParse(json)
  if (!file.success) throw invalid(name, complaints(file.error))
  const { documentVersion, templates, fields, assets } = file.data
  const images = new Map(
    assets.map((asset, index) => [asset.id, readImage(`${name}: assets.${index}`, asset)]),
  )
  return {
    templates: templates.map((raw, index) =>
      readTemplate(`${name}: templates.${index} (“${raw.title}”)`, raw, documentVersion, fields, images),
    ),
    assets: images,
  }
}

/**
 * Returns the bytes of a template file; the same templates produce the same bytes. Where two templates define a field
 * differently, the first wins. Throws `asset/not-found` when an image is missing from `assets`, and `exchange/invalid`
 * when the file could not be read back or would lose the marking scheme of a portion.
 */
export function templateFileBytes({ templates, assets }: TemplateFile): Uint8Array {
  for (const { template } of templates) refuseOwnScheme(template)
  const hasShortTrainer = templates.some(({ template }) => template.trainerShort !== undefined)
  const file = templatesShape.safeParse({
    format: TEMPLATES_FORMAT,
    // Older programs read whatever they know.
    version: hasShortTrainer ? TEMPLATES_VERSION : 1,
    documentVersion: DOCUMENT_VERSION,
    templates: templates.map(({ template }) => {
      const { title, purpose, category, tags, level, full, short, trainer, trainerShort, id, version } =
        template
      const text = { full, short, trainer, trainerShort }
      return { title, purpose, category, tags, level, ...storedText(text), id, version }
    }),
    fields: specsOf(templates),
    assets: imagesOf(templates, assets).map(({ id, mime, name, bytes }) => ({
      id,
      mime,
      name,
      data: Buffer.from(bytes).toString('base64'),
    })),
  })
  if (!file.success) throw invalid('The templates can’t be saved as a file', complaints(file.error))
  return Buffer.from(`${JSON.stringify(file.data, null, 1)}\n`)
}

/** A template file has no place for marking schemes: elsewhere the marks would have no meaning. */
function refuseOwnScheme({ title, ...text }: OwnTemplate['template']): void {
  for (const block of blocksOf(text))
    walk(block, (node) => {
      const marking = markingOf(node)
      const scheme = marking === null ? null : ownSchemeOf(levelOf(marking))
      if (scheme === null) return
      const name = definitionOf(scheme)?.name
      const whose = name === undefined ? 'a marking scheme of your own' : `the marking scheme “${name}”`
      throw new AppError(
        'exchange/invalid',
        `The template “${title}” has portions marked with ${whose}, which a template file can’t carry. Remove these marks, or send the text as a pack: a pack carries its scheme.`,
      )
    })
}

async function readText(path: string, name: string): Promise<string> {
  let bytes: Buffer
  try {
    const { size } = await stat(path)
    if (size > LIMITS.json) {
      throw new AppError(
        'exchange/too-large',
        `${name}: the file is larger than ${LIMITS.json / 1024 / 1024} MB, which is too large for a template file.`,
      )
    }
    bytes = await readFile(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw unreadable(name, cause)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw invalid(name, 'it is not UTF-8 text', cause)
  }
}

function readTemplate(
  place: string,
  raw: RawTemplates['templates'][number],
  documentVersion: number,
  fields: readonly FieldSpec[],
  images: ReadonlyMap<AssetId, Asset>,
): OwnTemplate {
  const text = at(place, () => parseTemplateText(documentVersion, raw))
  const unlisted = templateAssets(text).find((id) => !images.has(id))
  if (unlisted !== undefined)
    throw invalid(place, `it shows the image ${unlisted}, which is not among the file’s assets`)
  const own = ownTemplate(raw.id, raw.version, { ...raw, ...text, fields })
  const unknown = own.template.fields.find((name) => !fields.some((spec) => spec.name === name))
  if (unknown !== undefined)
    throw invalid(place, `it uses the field “${unknown}”, which is not among the file’s fields`)
  return own
}

function at<T>(place: string, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    if (cause instanceof AppError) throw new AppError(cause.code, `${place}: ${cause.message}`, { cause })
    throw cause
  }
}

function readImage(place: string, { id, mime, name, data }: RawTemplates['assets'][number]): Asset {
  const bytes = Buffer.from(data, 'base64')
  if (createHash('sha256').update(bytes).digest('hex') !== id)
    throw invalid(place, `the image “${name}” was changed after the file was saved`)
  if (at(place, () => checkImage(name, bytes)) !== mime)
    throw invalid(place, `the image “${name}” is not ${mime}`)
  return { id, mime, name, bytes }
}

/** The fields of all templates, each once. */
function specsOf(templates: readonly OwnTemplate[]): FieldSpec[] {
  const found = new Map<string, FieldSpec>()
  for (const spec of templates.flatMap(({ specs }) => specs))
    if (!found.has(spec.name)) found.set(spec.name, spec)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function imagesOf(templates: readonly OwnTemplate[], assets: ReadonlyMap<AssetId, Asset>): Asset[] {
  const shown = new Map(
    templates.flatMap(({ template }) => templateAssets(template).map((id) => [id, template.title] as const)),
  )
  return [...shown].sort().map(([id, title]) => {
    const asset = assets.get(id)
    if (asset) return asset
    throw new AppError(
      'asset/not-found',
      `The template “${title}” shows an image that is no longer in the library. Remove it or insert it again.`,
    )
  })
}
