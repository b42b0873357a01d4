// Nodes, marks and attributes of another version: wrapped into what the schema knows when a document is read, and unwrapped, byte
// for byte, when it is stored.
import type { Section } from '../nodes'
import { markSpecs, nodeSpecs, schema } from '../schema'
import { MAX_UNKNOWN_DEPTH, MAX_UNKNOWN_LENGTH } from './part'

/** A node or mark as JSON. */
type Json = Readonly<Record<string, unknown>>

/** Stands for a node that can't be in the document as itself, so that it or what it is in has to be wrapped. */
const UNFIT = Symbol('unfit')

/** Nodes in which an unknown part is wrapped as a block, or as words; in others the whole node is. */
const HOLDS_BLOCKS = new Set([
  'section',
  'listItem',
  'taskItem',
  'blockquote',
  'tableCell',
  'tableHeader',
  'callout',
  'guidance',
  'trainer',
])
const HOLDS_WORDS = new Set(['sectionTitle', 'paragraph', 'numberedParagraph', 'heading'])
const WRAPS = new Set(['unknownBlock', 'unknownInline'])
const NODE_KEYS = new Set(['type', 'attrs', 'content', 'marks', 'text'])
const MARK_KEYS = new Set(['type', 'attrs'])

/** The attribute in which a node has those of another version, as JSON; undefined without any. */
const PLACE = 'unknownAttrs'

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasName = (table: object, type: unknown): type is string =>
  typeof type === 'string' && Object.hasOwn(table, type)

/** The attributes that the schema knows of a node or mark. */
function knownAttributes(table: object, type: string): ReadonlySet<string> {
  const { attrs = {} } = Reflect.get(table, type) as { readonly attrs?: object }
  return new Set(Object.keys(attrs).filter((name) => name !== PLACE))
}

const attributesOf = Object.fromEntries(
  Object.keys(nodeSpecs).map((type) => [type, knownAttributes(nodeSpecs, type)]),
)
const attributesOfMark = Object.fromEntries(
  Object.keys(markSpecs).map((type) => [type, knownAttributes(markSpecs, type)]),
)
/** Whether nodes of a type keep unknown attributes in an attribute; those without attributes have a mark. */
const hasPlace = (type: string): boolean => 'attrs' in nodeSpecs[type as keyof typeof nodeSpecs]

/**
 * Returns the JSON of a section with everything wrapped that this version doesn't know; the same object when there is nothing of
 * the kind. What is wrapped already is looked at again, so that nobody can hide in it what would be known. Throws for an unknown part
 * that is too large or nested too deeply.
 */
export function carriedSection(json: unknown): unknown {
  const made = carried(storedPart(json))
  return made === UNFIT ? json : made
}

/** Whether the JSON of an attribute is that of a part that this version doesn't know. */
export function isUnknownJson(json: unknown): boolean {
  try {
    return typeof json === 'string' && carried(JSON.parse(json)) === UNFIT
  } catch {
    return false
  }
}

function carried(node: unknown): unknown {
  if (!isObject(node) || typeof node.type !== 'string') return node
  const { type, content } = node
  if (!hasName(nodeSpecs, type) || WRAPS.has(type)) return UNFIT
  const children = Array.isArray(content) ? carriedChildren(type, content) : content
  if (children === UNFIT) return UNFIT
  return withMarks(withAttributes(children === content ? node : { ...node, content: children }))
}

function carriedChildren(type: string, content: readonly unknown[]): unknown {
  let same = true
  const made: unknown[] = []
  for (const child of content) {
    const one = carried(child)
    const kept = one === UNFIT ? wrapped(type, child as Json) : one
    // Cells can't have marks of their own.
    if (kept === UNFIT || (type === 'tableRow' && marksOf(kept as Json).length > 0)) return UNFIT
    if (kept !== child) same = false
    made.push(kept)
  }
  return same ? content : made
}

/** An unknown node in a parent of a type. Marks that this version knows are also those of the wrap. */
function wrapped(parent: string, node: Json): Json | typeof UNFIT {
  const type = HOLDS_BLOCKS.has(parent) ? 'unknownBlock' : HOLDS_WORDS.has(parent) ? 'unknownInline' : null
  if (type === null) return UNFIT
  const marks = marksOf(node).filter((mark) => isKnownMark(mark, type === 'unknownBlock'))
  return { type, attrs: { json: unknownText(node) }, ...(marks.length > 0 ? { marks } : {}) }
}

function unknownText(value: unknown): string {
  refuseDeep(value, MAX_UNKNOWN_DEPTH)
  const json = JSON.stringify(value)
  if (json.length > MAX_UNKNOWN_LENGTH) throw new RangeError('content from another version is too large')
  return json
}

function refuseDeep(value: unknown, left: number): void {
  if (typeof value !== 'object' || value === null) return
  if (left === 0) throw new RangeError('content from another version is nested too deeply')
  for (const one of Object.values(value)) refuseDeep(one, left - 1)
}

const marksOf = ({ marks }: Json): readonly unknown[] => (Array.isArray(marks) ? marks : [])

/** Whether a mark of an unknown node is one that its wrap can have. */
function isKnownMark(mark: unknown, isBlock: boolean): boolean {
  if (!isObject(mark) || !hasName(markSpecs, mark.type) || mark.type.startsWith('unknown')) return false
  if (isBlock && mark.type !== 'inserted' && mark.type !== 'deleted') return false
  try {
    const made = schema.markFromJSON(mark)
    for (const [name, value] of Object.entries(made.attrs)) {
      const { validate } = schema.marks[mark.type]?.spec.attrs?.[name] ?? {}
      if (typeof validate === 'function') validate(value)
    }
    return true
  } catch {
    return false
  }
}

const split = (
  value: Json,
  isKnown: (name: string) => boolean,
): [known: Json, unknown: [string, unknown][]] => {
  const entries = Object.entries(value)
  return [
    Object.fromEntries(entries.filter(([name]) => isKnown(name))),
    entries.filter(([name]) => !isKnown(name)),
  ]
}

const attrsMark = (of: string, entries: [string, unknown][]): Json => ({
  type: 'unknownAttrs',
  attrs: { of, json: unknownText(Object.fromEntries(entries)) },
})

function withAttributes(node: Json): Json {
  const type = node.type as string
  const added: Json[] = []
  let made = node
  if (isObject(node.attrs)) {
    const { attrs } = node
    const names = attributesOf[type] as ReadonlySet<string>
    const isKnown = (name: string): boolean => names.has(name) || attrs[name] === undefined
    if (!Object.keys(attrs).every(isKnown)) {
      const [known, unknown] = split(attrs, isKnown)
      if (hasPlace(type))
        made = { ...node, attrs: { ...known, [PLACE]: unknownText(Object.fromEntries(unknown)) } }
      else added.push(attrsMark('node', unknown))
    }
  }
  if (Object.keys(node).some((name) => !NODE_KEYS.has(name))) {
    const [known, unknown] = split(made, (name) => NODE_KEYS.has(name))
    made = known
    added.push(attrsMark('keys', unknown))
  }
  return added.length > 0 ? { ...made, marks: [...marksOf(made), ...added] } : made
}

/** Marks that this version doesn't know, and marks with attributes that it doesn't know. */
function withMarks(node: Json): Json {
  const marks = marksOf(node)
  const made = marks.flatMap((mark) => carriedMark(mark))
  return made.length === marks.length && made.every((mark, at) => mark === marks[at])
    ? node
    : { ...node, marks: made }
}

function carriedMark(mark: unknown): unknown[] {
  if (!isObject(mark) || typeof mark.type !== 'string' || mark.type === 'unknownAttrs') return [mark]
  if (!hasName(markSpecs, mark.type) || mark.type === 'unknownMark')
    return [{ type: 'unknownMark', attrs: { json: unknownText(mark) } }]
  const names = attributesOfMark[mark.type] as ReadonlySet<string>
  const attrs = isObject(mark.attrs) ? mark.attrs : {}
  const [known, unknown] = split(attrs, (name) => names.has(name))
  if (unknown.length === 0 && Object.keys(mark).every((name) => MARK_KEYS.has(name))) return [mark]
  const { type } = mark
  const bare = Object.keys(known).length > 0 ? { type, attrs: known } : { type }
  const { attrs: _, type: __, ...rest } = mark
  const keys = Object.keys(rest).length > 0 ? [['keys', rest] as [string, unknown]] : []
  return [bare, attrsMark(ofMark(bare), [['attrs', Object.fromEntries(unknown)], ...keys])]
}

/** Which mark unknown attributes belong to: of comments there may be several on the same words. */
const ofMark = ({ type, attrs }: Json): string => {
  const { id } = isObject(attrs) ? attrs : {}
  return typeof id === 'string' ? `mark ${type} ${id}` : `mark ${type}`
}

/** Returns a section as it is stored: what was wrapped is as it was. The same object when there is nothing of the kind. */
export const storedSection = (section: Section): unknown => storedPart(section)

/** Key of a section, under which it is stored what another version says of the whole document. */
export const DOCUMENT_KEY = 'ofDocument'

/** Returns a document as it is stored in a file. */
export function storedDocument(sections: readonly Section[]): unknown {
  const stored = sections.map(storedSection)
  const keeper = stored.find((section) => Object.hasOwn(section as Json, DOCUMENT_KEY)) as Json | undefined
  const content = stored.map((section) => {
    if (!Object.hasOwn(section as Json, DOCUMENT_KEY)) return section
    const { [DOCUMENT_KEY]: _, ...rest } = section as Json
    return rest
  })
  return { type: 'doc', ...((keeper?.[DOCUMENT_KEY] as object | undefined) ?? {}), content }
}

/** Returns the JSON of blocks, as `storedSection`. */
export const storedBlocks = (blocks: readonly unknown[]): unknown[] => blocks.map(storedPart)

/** Returns the JSON of a part, as `storedSection`. */
export function storedPart(node: unknown): unknown {
  if (!isObject(node) || !hasName(nodeSpecs, node.type)) return node
  if (WRAPS.has(node.type)) return unwrapped(node)
  const { content } = node
  const children = Array.isArray(content) ? content.map(storedPart) : content
  const isSame =
    !Array.isArray(content) || content.every((child, at) => child === (children as unknown[])[at])
  return unmarked(withoutPlace(isSame ? node : { ...node, content: children }))
}

const textOf = ({ attrs }: Json): string => String((isObject(attrs) && attrs.json) || '{}')

function unwrapped(wrap: Json): unknown {
  const node: unknown = JSON.parse(textOf(wrap))
  if (!isObject(node)) throw new RangeError('content from another version can’t be read')
  const isBlock = wrap.type === 'unknownBlock'
  const [before, now] = [marksOf(node).filter((mark) => isKnownMark(mark, isBlock)), marksOf(wrap)]
  if (sameMarks(before, now)) return node
  const others = marksOf(node).filter((mark) => !isKnownMark(mark, isBlock))
  const marks = [...now, ...others]
  if (marks.length > 0) return { ...node, marks }
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'marks'))
}

const sameMarks = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length &&
  JSON.stringify(one.map(sorted).sort()) === JSON.stringify(other.map(sorted).sort())

/** A mark as text, whatever the order of its attributes. */
const sorted = (mark: unknown): string => {
  const { type, attrs } = mark as Json
  return JSON.stringify([type, isObject(attrs) ? Object.entries(attrs).sort() : []])
}

/** Unknown attributes back beside the known ones. */
function withoutPlace(node: Json): Json {
  const json = isObject(node.attrs) ? node.attrs[PLACE] : undefined
  if (typeof json !== 'string') return node
  const { [PLACE]: _, ...known } = node.attrs as Json
  return { ...node, attrs: joined(known, parsed(json)) }
}

function parsed(json: string): Json {
  const value: unknown = JSON.parse(json)
  return isObject(value) ? value : {}
}

/** What is known stands first, and wins. */
const joined = (known: Json, unknown: Json): Json =>
  Object.fromEntries([
    ...Object.entries(known),
    ...Object.entries(unknown).filter(([name]) => !Object.hasOwn(known, name)),
  ])

const isCarrier = (mark: unknown): mark is Json & { readonly type: string } =>
  isObject(mark) && (mark.type === 'unknownMark' || mark.type === 'unknownAttrs')

function unmarked(node: Json): Json {
  const marks = marksOf(node)
  if (!marks.some(isCarrier)) return node
  let made: Json = node
  let left: unknown[] = marks.filter((mark) => !isCarrier(mark))
  for (const mark of marks.filter(isCarrier)) {
    const value = parsed(textOf(mark))
    const of = isObject(mark.attrs) ? mark.attrs.of : null
    if (mark.type === 'unknownMark') left.push(value)
    else if (of === 'node') made = { ...made, attrs: joined(isObject(made.attrs) ? made.attrs : {}, value) }
    else if (of === 'keys') made = joined(made, value)
    else left = left.map((one) => (isObject(one) && ofMark(one) === of ? withRest(one, value) : one))
  }
  const { marks: _, ...bare } = made
  return left.length > 0 ? { ...bare, marks: left } : bare
}

function withRest(mark: Json, { attrs, keys }: Json): Json {
  const own = joined(isObject(mark.attrs) ? mark.attrs : {}, isObject(attrs) ? attrs : {})
  return joined(
    { ...mark, ...(Object.keys(own).length > 0 ? { attrs: own } : {}) },
    isObject(keys) ? keys : {},
  )
}
