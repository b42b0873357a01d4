// Checks metadata and fields read from a row: they may be valid JSON and damaged all the same.
import { isFirstPage } from '#shared/first-page-values'
import { type MarkingScheme, markingSchemes, type PackMarking } from '#shared/markings'
import { learnScheme, ownDefinition } from '#shared/own-schemes'
import { isFieldGrammar, PACK_KINDS, PAPERS, type PackField, type PackMeta } from '#shared/pack'

const META_TEXTS = [
  'title',
  'subtitle',
  'author',
  'organisation',
  'reference',
  'date',
  'language',
  'theme',
] as const
const FIELD_TEXTS = ['name', 'label', 'prompt', 'type', 'example', 'default', 'value'] as const

/** Whether a value is an object with text under these keys. */
function hasTexts(value: unknown, keys: readonly string[]): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => typeof Reflect.get(value, key) === 'string')
  )
}

/** Whether this is complete metadata; of optional values only those that are read everywhere are checked. */
export function isMeta(value: unknown): value is PackMeta {
  return (
    hasTexts(value, META_TEXTS) &&
    PACK_KINDS.some((kind) => kind === value.kind) &&
    PAPERS.some((paper) => paper === value.paper) &&
    (value.blueprint === null || typeof value.blueprint === 'string') &&
    (value.firstPage === undefined || isFirstPage(value.firstPage)) &&
    isMarking(value.marking)
  )
}

const isTextRecord = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/**
 * Whether this is a marking that the program knows: a damaged level would otherwise be printed as none. An own scheme that comes
 * with it becomes known.
 */
export function isMarking(value: unknown): value is PackMarking {
  return (
    hasTexts(value, ['scheme', 'level', 'caveat']) &&
    typeof value.trainingRider === 'boolean' &&
    (value.firstPage === undefined || isTextRecord(value.firstPage)) &&
    schemeWith(value)?.levels.some((level) => level.id === value.level) === true
  )
}

function schemeWith({ scheme, definition }: Readonly<Record<string, unknown>>): MarkingScheme | undefined {
  if (definition === undefined) return markingSchemes.find(({ id }) => id === scheme)
  const own = ownDefinition(scheme as string, definition)
  return own && learnScheme(scheme as string, own)
}

/** Whether this is a field of a pack. */
export function isField(value: unknown): value is PackField {
  return (
    hasTexts(value, FIELD_TEXTS) &&
    Array.isArray(value.choices) &&
    (value.grammar === undefined || isFieldGrammar(value.grammar)) &&
    (value.optional === undefined || typeof value.optional === 'boolean')
  )
}
