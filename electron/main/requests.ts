// One total map: channel -> request parser. A channel without a parser does not compile.
import { z } from 'zod'
import { parseSection } from '#shared/document/parse'
import { isAllowedHref } from '#shared/document/schema'
import { markingSchemes } from '#shared/markings'
import { FIELD_TYPES, PACK_KINDS, PAPERS } from '#shared/pack'
import type { RequestParsers } from './answer'

/** Longest single value that a window may send: a field, a title, a caption. */
const MAX_TEXT = 20_000
/** Largest image, as in storage. */
const MAX_ASSET_BYTES = 20 * 1024 * 1024

const text = z.string().max(MAX_TEXT)
const packId = z.uuid()
const nodeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const jobId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const paper = z.enum(PAPERS)
const options = z.strictObject({ paper, kind: z.enum(PACK_KINDS) })
const date = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a date is YYYY-MM-DD')
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const schemes = markingSchemes.map((scheme) => scheme.id)
const markingScheme = z.string().refine((id) => schemes.includes(id), 'unknown marking scheme')
const markingLevel = z.string().regex(/^[a-z0-9-]{1,40}$/)

const meta = z.strictObject({
  title: text,
  subtitle: text,
  kind: z.enum(PACK_KINDS),
  author: text,
  organisation: text,
  reference: text,
  date,
  language,
  marking: z.strictObject({ scheme: markingScheme, level: markingLevel, caveat: text, trainingRider: z.boolean() }),
  paper,
  theme: z.string().regex(/^[a-z0-9-]{1,40}$/),
  blueprint: z.string().max(80).nullable(),
})

const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  label: text,
  prompt: text,
  type: z.enum(FIELD_TYPES),
  example: text,
  default: text,
  choices: z.array(text).max(300),
  value: text,
})

const fields = z.array(field).max(1000)
const sections = z
  .array(z.unknown())
  .max(5000)
  .transform((list) => list.map((section, index) => parseSection(section, index)))

const settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  author: text,
  organisation: text,
  markingScheme,
  markingLevel,
  language,
  paper,
})

const nothing = z.null()
const onePack = z.strictObject({ id: packId })
const oneJob = z.strictObject({ jobId })
const oneExport = z.strictObject({ exportId: jobId })
const image = z.strictObject({
  name: text,
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_ASSET_BYTES, 'an image may have 20 MB at most'),
})
const change = z.strictObject({
  id: packId,
  revision: z.int().nonnegative(),
  meta: meta.optional(),
  fields: fields.optional(),
  order: z.array(nodeId).min(1).max(5000).optional(),
  sections,
})

const parser =
  <T>(schema: z.ZodType<T>) =>
  (raw: unknown): T => {
    const result = schema.safeParse(raw)
    if (result.success) return result.data
    throw new RangeError(result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; '))
  }

/** The parser of each channel's request. */
export const requests: RequestParsers = {
  'app.info': parser(nothing),
  'app.closed': parser(nothing),
  'settings.read': parser(nothing),
  'settings.write': parser(settings),
  'library.read': parser(nothing),
  'packs.list': parser(nothing),
  'packs.create': parser(z.strictObject({ meta, fields, sections })),
  'packs.read': parser(onePack),
  'packs.save': parser(change),
  'packs.rename': parser(z.strictObject({ id: packId, title: text })),
  'packs.duplicate': parser(onePack),
  'packs.delete': parser(onePack),
  'packs.restore': parser(onePack),
  'packs.import': parser(nothing),
  'packs.sample': parser(nothing),
  'packs.share': parser(onePack),
  'assets.add': parser(image),
  'export.check': parser(z.strictObject({ id: packId, options })),
  'export.start': parser(z.strictObject({ id: packId, jobId, options })),
  'export.cancel': parser(oneJob),
  'export.reveal': parser(oneExport),
  'export.open': parser(oneExport),
  'links.open': parser(z.strictObject({ href: text.refine(isAllowedHref, 'that kind of link is not opened') })),
}
