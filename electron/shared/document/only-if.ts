// Words that are printed only when a field has a value, or has none: the one rule for what is left out.
import type { Edition } from './audiences'
import type { Condition, DocumentNode, Inline, Mark } from './nodes'
import { attributesOf, isPrinted } from './printed'

/** Names of the fields that name something. Absent where nothing is left out, as in a document from which it was taken. */
export type FilledFields = readonly string[] | undefined

/** What decides which parts of a document are printed. */
export interface PrintedBy {
  readonly edition: Edition
  readonly filled?: FilledFields
}

/** Whether a field has a value: blanks alone don't count. */
export const hasValue = (field: { readonly value: string } | undefined): boolean =>
  (field?.value.trim() ?? '') !== ''

/** Words by which an author says that there is nothing to name. */
const NOTHING = /^(none|nil|n\/?a|not applicable|nobody|[-–—])\.?$/i

/** Returns the names of the fields that name something, sorted: “none” fills in a field, and leaves its sentences out. */
export const filledFields = (
  fields: readonly { readonly name: string; readonly value: string }[],
): readonly string[] =>
  fields
    .filter((field) => hasValue(field) && !NOTHING.test(field.value.trim()))
    .map(({ name }) => name)
    .sort()

/** Whether words with a condition are printed. */
export const isMet = ({ field, filled }: Condition, filledIn: FilledFields): boolean =>
  filledIn === undefined || filledIn.includes(field) === filled

/** Returns a condition in words, given the label of its field: `Printed only when “Decision date” is filled in`. */
export const conditionWords = ({ filled }: Condition, label: string): string =>
  `Printed only when “${label}” is ${filled ? 'filled in' : 'empty'}`

/** Returns the condition among some marks; null without one. */
export function conditionIn(marks: readonly Mark[] | undefined): Condition | null {
  for (const mark of marks ?? []) if (mark.type === 'onlyIf') return mark.attrs
  return null
}

/** Returns inline content without the words that are left out; the same array when none are. */
export function metInlines(content: readonly Inline[], filled: FilledFields): readonly Inline[] {
  const isLeft = ({ marks }: Inline): boolean => {
    const condition = conditionIn(marks)
    return condition === null || isMet(condition, filled)
  }
  return content.every(isLeft) ? content : content.filter(isLeft)
}

/** Access to nodes of one type. */
export interface ConditionReader<N extends object> {
  type(node: N): string
  attrs(node: N): Readonly<Record<string, unknown>>
  children(node: N): readonly N[]
  /** The condition of an inline node; null for other nodes. */
  condition(node: N): Condition | null
  /** Whether an inline node is text of blanks alone, or a line break. */
  isBlank(node: N): boolean
}

/** What remains of a node: something to print, nothing because words were left out, or nothing to begin with. */
type Rest = 'something' | 'leftOut' | 'nothing'

const INLINES: readonly string[] = ['text', 'field', 'footnote', 'crossReference', 'tickBox', 'hardBreak']
/** Visible without words. */
const OBJECTS: readonly string[] = ['image', 'horizontalRule', 'pageBreak']
/** Kept even when all of its words are left out. */
const STAYING: readonly string[] = ['doc', 'section', 'sectionTitle', 'tableCell', 'tableHeader']

/** The rule for nodes of one type. */
export interface Conditions<N extends object> {
  /** Returns the names of the fields that words in a node depend on, each once. */
  fieldsIn(node: N): readonly string[]
  /**
   * Whether a node is left out with everything in it: words whose condition isn't met, and a block, list item or row of a
   * table of which nothing else is printed.
   */
  isLeftOut(node: N, by: PrintedBy): boolean
}

/** Creates the rule for nodes of one type. Pure; cheap for nodes without conditions. */
export const createConditions = <N extends object>(read: ConditionReader<N>): Conditions<N> =>
  new NodeConditions(read)

const NONE: readonly string[] = []

class NodeConditions<N extends object> implements Conditions<N> {
  private readonly known = new WeakMap<N, readonly string[]>()
  /** Rows with cells that span several rows: they are kept, as such a cell belongs to all of its rows. */
  private readonly joined = new WeakSet<N>()

  constructor(private readonly read: ConditionReader<N>) {}

  fieldsIn(node: N): readonly string[] {
    const before = this.known.get(node)
    if (before) return before
    if (this.read.type(node) === 'table') this.noteJoinedRows(node)
    const own = this.read.condition(node)
    const inside = this.read.children(node).flatMap((child) => this.fieldsIn(child))
    const found = new Set(own ? [own.field, ...inside] : inside)
    const fields = found.size === 0 ? NONE : [...found]
    this.known.set(node, fields)
    return fields
  }

  isLeftOut(node: N, by: PrintedBy): boolean {
    if (by.filled === undefined || this.fieldsIn(node).length === 0) return false
    return !STAYING.includes(this.read.type(node)) && this.restOf(node, by) === 'leftOut'
  }

  private noteJoinedRows(table: N): void {
    const rows = this.read.children(table)
    const isTall = (cell: N): boolean => Number(this.read.attrs(cell).rowspan ?? 1) > 1
    const isJoined = rows.some((row) => this.read.children(row).some(isTall))
    for (const row of rows) {
      if (isJoined) this.joined.add(row)
      else this.joined.delete(row)
    }
  }

  private restOf(node: N, by: PrintedBy): Rest {
    const type = this.read.type(node)
    if (INLINES.includes(type)) {
      const condition = this.read.condition(node)
      if (condition && !isMet(condition, by.filled)) return 'leftOut'
      return this.read.isBlank(node) ? 'nothing' : 'something'
    }
    if (OBJECTS.includes(type) || this.joined.has(node)) return 'something'
    if (!isPrinted(type, this.read.attrs(node), by.edition)) return 'nothing'
    const rests = this.read.children(node).map((child) => this.restOf(child, by))
    if (rests.includes('something')) return 'something'
    return rests.includes('leftOut') ? 'leftOut' : 'nothing'
  }
}

/** The rule for JSON documents. */
export const jsonConditions = createConditions<DocumentNode>({
  type: ({ type }) => type,
  attrs: attributesOf,
  children: (node) => (('content' in node && node.content) || []) as readonly DocumentNode[],
  condition: (node) => conditionIn('marks' in node ? node.marks : undefined),
  isBlank: (node) => node.type === 'hardBreak' || (node.type === 'text' && node.text.trim() === ''),
})
