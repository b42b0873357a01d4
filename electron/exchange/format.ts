// The pack file as data: its version, its limits, and the shape of `pack.json`.
import { z } from 'zod'
import { FIRST_PAGE_VALUES, type FirstPage } from '#shared/first-page-values'
import {
  MAX_CHOICES,
  MAX_EXPANSION,
  MAX_READER_NAME,
  MAX_READERS,
  MAX_REFERENCES,
  MAX_TEXT,
} from '#shared/limits'
import { type MarkingScheme, markingSchemes, type PackMarking } from '#shared/markings'
import { definitionOf, learnScheme, ownDefinition } from '#shared/own-schemes'
import {
  ABBREVIATION_LISTS,
  ASSET_MIMES,
  FIELD_TYPES,
  type FieldGrammar,
  type FieldSpec,
  isFieldGrammar,
  PACK_KINDS,
  PACK_NUMBERINGS,
  PAPERS,
  type PackField,
  type PackMeta,
} from '#shared/pack'
import { schemeId } from './scheme-id'

/** Value of `format` in `pack.json`. */
export const PACK_FORMAT = 'attache-pack'

const MB = 1024 * 1024
/** Limits for reading; a larger file is refused before it can fill memory or disk. */
export const LIMITS = {
  /** Bytes of the file itself. */
  file: 600 * MB,
  /** Bytes of `pack.json`: a thousand pages take about ten million. */
  json: 64 * MB,
  /** Bytes of all entries together, unpacked. */
  total: 512 * MB,
  entries: 5000,
} as const

/** The entry that holds everything except the images. */
export const JSON_ENTRY = 'pack.json'

const text = z.string().max(MAX_TEXT)

const marking = z
  .strictObject({
    scheme: z.string(),
    level: z.string(),
    caveat: text,
    trainingRider: z.boolean(),
    firstPage: z.record(z.string().regex(/^[A-Za-z]{1,40}$/), text).optional(),
    definition: z.unknown().optional(),
  })
  .transform(({ definition, ...rest }, context): PackMarking => {
    const own = knownDefinition(rest.scheme, definition)
    const scheme = own ? learnScheme(rest.scheme, own) : markingSchemes.find(({ id }) => id === rest.scheme)
    if (scheme?.levels.some(({ id }) => id === rest.level))
      return { ...rest, ...(own ? { definition: own } : {}) }
    context.addIssue({ code: 'custom', message: 'unknown marking scheme or level' })
    return z.NEVER
  })

/** The definition of an own scheme: the one that is known by this id, or one that comes with a pack and is what the id says. */
function knownDefinition(id: string, given: unknown): MarkingScheme | undefined {
  const known = definitionOf(id)
  if (known) return known
  const own = ownDefinition(id, given)
  return own && schemeId(own) === id ? own : undefined
}

const assetId = z.string().regex(/^[0-9a-f]{64}$/)
const abbreviation = z.string().regex(/^[A-Za-z0-9&-]{1,20}$/, 'expected letters and digits')
const abbreviations = z.strictObject({
  definitions: z.array(z.strictObject({ abbreviation, expansion: z.string().max(MAX_EXPANSION) })).max(2000),
  ignored: z.array(abbreviation).max(2000),
  check: z.boolean(),
  list: z.enum(ABBREVIATION_LISTS),
})

const readerName = z.string().min(1).max(MAX_READER_NAME)
const readers = z.strictObject({
  audiences: z
    .array(z.strictObject({ id: z.string().regex(/^a-[a-z0-9-]{1,38}$/), name: readerName }))
    .max(MAX_READERS),
  editions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^e-[a-z0-9-]{1,38}$/),
        name: readerName,
        audiences: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(60),
      }),
    )
    .max(MAX_READERS),
})

/** The first page of a pack. */
export const firstPageShape: z.ZodType<FirstPage> = z.strictObject({
  convention: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  values: z.partialRecord(z.enum(FIRST_PAGE_VALUES), text),
  references: z
    .array(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), text }))
    .max(MAX_REFERENCES)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two references have the same id'),
})

/** Metadata of a pack. */
export const metaShape: z.ZodType<PackMeta> = z.strictObject({
  title: text,
  subtitle: text,
  kind: z.enum(PACK_KINDS),
  author: text,
  organisation: text,
  logo: assetId.optional(),
  reference: text,
  date: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'expected YYYY-MM-DD or nothing'),
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language such as en-GB'),
  marking,
  paper: z.enum(PAPERS),
  theme: z.string().regex(/^[a-z0-9-]{1,40}$/),
  blueprint: z.string().max(80).nullable(),
  abbreviations: abbreviations.optional(),
  firstPage: firstPageShape.optional(),
  readers: readers.optional(),
  numbering: z.enum(PACK_NUMBERINGS).optional(),
})

/** Name of a field. */
export const fieldName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'expected lower-case letters, digits and underscores')

const spec = z.strictObject({
  name: fieldName,
  label: text,
  prompt: text,
  type: z.enum(FIELD_TYPES),
  example: text,
  default: text,
  choices: z.array(text).max(MAX_CHOICES),
  grammar: z.custom<FieldGrammar>(isFieldGrammar, 'expected the grammar of a field').optional(),
  optional: z.boolean().optional(),
})

/** The definition of a field. */
export const specShape: z.ZodType<FieldSpec> = spec

/** A field with its definition and value. */
export const fieldShape: z.ZodType<PackField> = spec.extend({ value: text })

/** An image as a file lists it, without its bytes. */
export const assetShape = z.strictObject({
  id: assetId,
  mime: z.enum(ASSET_MIMES),
  name: text,
})

/** The start of `pack.json`, read first: the rest may differ in a newer version. */
export const headShape = z.object({ format: z.literal(PACK_FORMAT), version: z.int().min(1) })

/** All of `pack.json`; the document is checked by its own schema. */
export const packShape = z.strictObject({
  format: z.literal(PACK_FORMAT),
  version: z.int().min(1),
  documentVersion: z.int().min(1),
  meta: metaShape,
  fields: z
    .array(fieldShape)
    .max(1000)
    .refine(
      (fields) => new Set(fields.map(({ name }) => name)).size === fields.length,
      'a field appears twice',
    ),
  assets: z.array(assetShape).max(LIMITS.entries),
  document: z.unknown(),
})

/** An image as `pack.json` lists it. */
export type ListedAsset = z.infer<typeof assetShape>
