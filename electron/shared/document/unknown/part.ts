// What is read of a part of another version: its name, its words, and the markings and readers that it names.
import { AUDIENCE, bothAudiences } from '../audiences'
import type { AssetId, DocumentNode, Mark, UnknownBlock, UnknownInline } from '../nodes'

/** A part that this version doesn't know, in the place of a block or of words. */
export type UnknownPart = UnknownBlock | UnknownInline

/** Maximum length of the JSON of an unknown part, and of the nesting in it. */
export const MAX_UNKNOWN_LENGTH = 4_000_000
export const MAX_UNKNOWN_DEPTH = 100

/** What an unknown part says of itself. */
export interface UnknownFacts {
  /** The name of its type, short enough to show. */
  readonly name: string
  /** Its words, a line for each block in it; empty for one without words. */
  readonly lines: readonly string[]
  /** The markings that it names; null among them for one that this version can't read. */
  readonly markings: readonly (string | null)[]
  /** The readers that it names; null when it names none. */
  readonly audience: string | null
  /** Everything in it that may be the id of an image or file. */
  readonly assets: readonly AssetId[]
}

/** Whether a node is an unknown part. */
export const isUnknownPart = (node: DocumentNode): node is UnknownPart =>
  node.type === 'unknownBlock' || node.type === 'unknownInline'

/** Whether a mark, or an attribute of one, is of another version. */
export const isUnknownMark = ({ type }: Mark): boolean => type === 'unknownMark' || type === 'unknownAttrs'

/** Whether a node has attributes of another version, where it has attributes. */
export const hasUnknownAttributes = (node: DocumentNode): boolean =>
  'attrs' in node &&
  (node.attrs as { readonly unknownAttrs?: string } | undefined)?.unknownAttrs !== undefined

/** Returns the attributes of another version that a node has, as JSON of an object; empty without any. */
export function unknownAttributesOf(node: DocumentNode): string {
  const { unknownAttrs } = ('attrs' in node && node.attrs ? node.attrs : {}) as {
    readonly unknownAttrs?: string
  }
  if (unknownAttrs !== undefined) return unknownAttrs
  const marks: readonly Mark[] = ('marks' in node && node.marks) || []
  const own = marks.find((mark) => mark.type === 'unknownAttrs' && mark.attrs.of === 'node')
  return own?.type === 'unknownAttrs' ? own.attrs.json : '{}'
}

const MARKING = /^[a-z0-9-]{1,40}(\/\/[^\s/"<>][^\r\n\t"<>]{0,19998})?$/
const ASSET = /"([0-9a-f]{64})"/g
/** Attributes that hold words that were to be seen. */
const WORDS = new Set(['text', 'label', 'title', 'caption', 'alt', 'words'])

// Cached by its text: it is asked for at each drawing.
const known = new Map<string, UnknownFacts>()
const MOST_KNOWN = 500

/** Returns what an unknown part says of itself; `json` is that of its attribute. */
export function unknownFacts(json: string): UnknownFacts {
  const before = known.get(json)
  if (before) return before
  const found = new Finder()
  const value: unknown = JSON.parse(json)
  found.node(value)
  found.endLine()
  const facts = {
    name: nameOf(value),
    lines: found.lines.map(clean).filter((line) => line !== ''),
    markings: found.markings,
    audience: found.audience,
    assets: [...new Set([...json.matchAll(ASSET)].map(([, id = '']) => id))],
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(json, facts)
  return facts
}

/** Returns what is shown in the editor for an unknown part. */
export const unknownLabel = (name: string): string =>
  `Content from another version: ${name}. It is kept as it is.`

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Returns the name of a type without signs that could change the words around it. */
export const shownName = (name: string): string =>
  name.replace(/[^\p{L}\p{N} _.-]/gu, '').slice(0, 60) || 'unnamed'

function nameOf(value: unknown): string {
  const { type } = value as { readonly type?: unknown }
  return shownName(typeof type === 'string' ? type : '')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Goes through the JSON of a part once. */
class Finder {
  readonly lines: string[] = []
  readonly markings: (string | null)[] = []
  audience: string | null = null
  private line = ''

  node(value: unknown): void {
    if (Array.isArray(value)) {
      for (const one of value) this.node(one)
      return
    }
    if (!isObject(value)) return
    const { text, content, type } = value
    if (typeof text === 'string') this.line += text
    else if (type === 'hardBreak') this.endLine()
    for (const [name, one] of Object.entries(value)) {
      if (name === 'content') continue
      this.fact(name, one)
      if (name === 'attrs') this.attributes(one)
      else this.node(one)
    }
    if (!Array.isArray(content)) return
    this.node(content)
    // Words of a line stand together; what holds other parts begins new lines.
    if (content.some((one) => isObject(one) && typeof one.text === 'string')) this.endLine()
  }

  private attributes(attrs: unknown): void {
    if (!isObject(attrs)) return
    for (const [name, one] of Object.entries(attrs)) {
      if (WORDS.has(name) && typeof one === 'string') this.lines.push(one)
      this.fact(name, one)
      if (isObject(one)) this.node(one)
    }
  }

  private fact(name: string, value: unknown): void {
    if (value === null || value === undefined) return
    if (name === 'marking')
      this.markings.push(typeof value === 'string' && MARKING.test(value) ? value : null)
    if (name !== 'audience') return
    // Readers that can't be read are nobody but the author.
    const readers = typeof value === 'string' && AUDIENCE.test(value) ? value : 'unreadable'
    this.audience = bothAudiences(this.audience, readers)
  }

  /** Words after this begin a new line. */
  endLine(): void {
    this.lines.push(this.line)
    this.line = ''
  }
}
