// The template file as data: its version, limits and shape; also the shape of templates sent by the window.
import { z } from 'zod'
import { MAX_LINE, MAX_PURPOSE, MAX_TAGS } from '#shared/limits'
import { OWN_TEMPLATE_ID, type TemplateProperties } from '#shared/own-template'
import { assetShape, specShape } from './format'

/** Value of `format` in a template file. */
export const TEMPLATES_FORMAT = 'attache-templates'

/** Version of the file's own JSON; the documents in it have their own. */
export const TEMPLATES_VERSION = 2

/** Maximum number of templates in one file; a library of staff papers has some dozens. */
const MAX_TEMPLATES = 2000

const line = z.string().max(MAX_LINE)

const properties = z.strictObject({
  title: line,
  purpose: z.string().max(MAX_PURPOSE),
  category: line,
  tags: z.array(line).max(MAX_TAGS),
})

/** Properties of a template. */
export const propertiesShape: z.ZodType<TemplateProperties> = properties

/** Id of an own template. */
export const ownTemplateId = z.string().regex(OWN_TEMPLATE_ID, 'expected own- and a UUID')

/** Properties, level and text; the text is checked by the schema of the document. */
export const draftShape = properties.extend({
  level: z.int().min(1).max(3),
  full: z.unknown(),
  short: z.unknown(),
  trainer: z.unknown(),
  trainerShort: z.unknown().optional(),
})

/** The start of a template file, read first: the rest may differ in a newer version. */
export const templatesHeadShape = z.object({
  format: z.literal(TEMPLATES_FORMAT),
  version: z.int().min(1),
})

/** A complete template file. */
export const templatesShape = z.strictObject({
  format: z.literal(TEMPLATES_FORMAT),
  version: z.int().min(1),
  documentVersion: z.int().min(1),
  templates: z
    .array(draftShape.extend({ id: ownTemplateId, version: z.int().min(1).max(1_000_000) }))
    .min(1)
    .max(MAX_TEMPLATES)
    .refine(
      (templates) => new Set(templates.map(({ id }) => id)).size === templates.length,
      'a template appears twice',
    ),
  fields: z
    .array(specShape)
    .max(5000)
    .refine(
      (fields) => new Set(fields.map(({ name }) => name)).size === fields.length,
      'a field appears twice',
    ),
  assets: z.array(assetShape.extend({ data: z.base64() })).max(MAX_TEMPLATES),
})

/** Content of a template file, its text and images unchecked. */
export type RawTemplates = z.infer<typeof templatesShape>
