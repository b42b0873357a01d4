// What is left out because of fields: words that depend on one, cells with nothing but empty optional ones. The one rule.

import type { PackField } from '../pack'
import type { Edition } from './audiences'
import type { Condition, DocumentNode, Inline, Mark } from './nodes'
import { attributesOf, isPrinted } from './printed'
import { DEPENDENT, mayHold } from './traits'

/** Names of the fields that name something. Absent where nothing is left out, as in a document from which it was taken. */
export type FilledFields = readonly string[] | undefined

/** What the fields of a pack say about its text. */
export interface FieldStates {
  readonly filled?: FilledFields
  /** Names of the fields that may be left empty and are. */
  readonly omitted?: readonly string[] | undefined
}

/** What decides which parts of a document are printed. */
export interface PrintedBy extends FieldStates {
  readonly edition: Edition
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

/** Returns which fields have a value, and which have none and need none. */
export const fieldStates = (
  fields: readonly Pick<PackField, 'name' | 'value' | 'optional'>[],
): Required<FieldStates> => ({
  filled: filledFields(fields),
  omitted: fields
    .filter((field) => field.optional && !hasValue(field))
    .map(({ name }) => name)
    .sort(),
})

/** Whether words with a condition are printed. */
export const isMet = ({ field, filled }: Condition, filledIn: FilledFields): boolean =>
  filledIn === undefined || filledIn.includes(field) === filled

/** Returns a condition in words, given the label of its field: `Printed only if “Decision date” is filled in`. */
export const conditionWords = ({ filled }: Condition, label: string): string =>
  `Printed only if “${label}” is ${filled ? 'filled in' : 'empty'}`

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
  /** Whether a node may hold something that depends on fields; false is certain. */
  mayDepend(node: N): boolean
}

/** What remains of a node: something to print, nothing because words were left out, or nothing to begin with. */
type Rest = 'something' | 'leftOut' | 'nothing'

const INLINES: readonly string[] = ['text', 'field', 'footnote', 'crossReference', 'tickBox', 'hardBreak']
/** Visible without words. */
const OBJECTS: readonly string[] = ['image', 'horizontalRule', 'pageBreak', 'enclosure']
/** Kept even when all of its words are left out. */
const STAYING: readonly string[] = ['doc', 'section', 'sectionTitle', 'tableCell', 'tableHeader']
const PLAIN: readonly unknown[] = ['plain', null, undefined]

/** The rule for nodes of one type. */
export interface Conditions<N extends object> {
  /** Returns the names of the fields that words in a node depend on, each once. */
  fieldsIn(node: N): readonly string[]
  /** Equal as long as the fields leave the same out of a node. */
  stateOf(node: N, by: FieldStates): string
  /**
   * Whether a node is left out with everything in it: words whose condition isn't met; a block, list item or row of a
   * table of which nothing else is printed; and what is omitted.
   */
  isLeftOut(node: N, by: PrintedBy): boolean
  /**
   * Whether a cell has nothing in it but empty optional fields: it stays as an empty cell. A row of such cells beside its
   * label goes.
   */
  isOmitted(node: N, by: PrintedBy): boolean
}

/** Creates the rule for nodes of one type. Pure; cheap for nodes without conditions. */
export const createConditions = <N extends object>(read: ConditionReader<N>): Conditions<N> =>
  new NodeConditions(read)

const NONE: readonly string[] = []

/** Returns the names of both lists, each once. */
const joined = (one: readonly string[], other: readonly string[]): readonly string[] => {
  if (other.length === 0) return one
  return one.length === 0 ? other : [...new Set([...one, ...other])]
}

class NodeConditions<N extends object> implements Conditions<N> {
  private readonly known = new WeakMap<N, readonly string[]>()
  /** Rows with cells that span several rows: they are kept, as such a cell belongs to all of its rows. */
  private readonly joined = new WeakSet<N>()
  /** Rows of staff forms: an empty line of them is filled in by hand. */
  private readonly inForms = new WeakSet<N>()

  constructor(private readonly read: ConditionReader<N>) {}

  fieldsIn(node: N): readonly string[] {
    const children = this.read.children(node)
    const own = this.read.condition(node)
    // Most nodes are words: nothing is made or remembered for them.
    if (children.length === 0) return own ? [own.field] : NONE
    const before = this.known.get(node)
    if (before) return before
    if (!this.read.mayDepend(node)) return NONE
    if (this.read.type(node) === 'table') this.noteRows(node)
    let fields = own ? [own.field] : NONE
    for (const child of children) fields = joined(fields, this.fieldsIn(child))
    fields = joined(fields, this.fieldsAlone(node))
    this.known.set(node, fields)
    return fields
  }

  stateOf(node: N, { filled, omitted }: FieldStates): string {
    if (filled === undefined) return ''
    const names = this.fieldsIn(node)
    if (names.length === 0) return ''
    const ofName = (name: string) =>
      filled.includes(name) ? [name] : omitted?.includes(name) ? [`-${name}`] : []
    return names.flatMap(ofName).join(' ')
  }

  isLeftOut(node: N, by: PrintedBy): boolean {
    if (by.filled === undefined || this.fieldsIn(node).length === 0) return false
    if (this.isOmitted(node, by)) return true
    return !STAYING.includes(this.read.type(node)) && this.restOf(node, by) === 'leftOut'
  }

  isOmitted(node: N, by: PrintedBy): boolean {
    return by.filled !== undefined && (this.isOmittedCell(node, by) || this.isOmittedRow(node, by))
  }

  private noteRows(table: N): void {
    const rows = this.read.children(table)
    const isTall = (cell: N): boolean => Number(this.read.attrs(cell).rowspan ?? 1) > 1
    const isJoined = rows.some((row) => this.read.children(row).some(isTall))
    const isForm = !PLAIN.includes(this.read.attrs(table).kind)
    for (const row of rows) {
      for (const [set, belongs] of [[this.joined, isJoined] as const, [this.inForms, isForm] as const]) {
        if (belongs) set.add(row)
        else set.delete(row)
      }
    }
  }

  /** The fields of a cell that holds nothing else; none for other nodes. */
  private fieldsAlone(node: N): readonly string[] {
    if (this.read.type(node) !== 'tableCell') return NONE
    const lines = this.read.children(node)
    if (lines.some((line) => this.read.type(line) !== 'paragraph')) return NONE
    const words = lines.flatMap((line) => this.read.children(line)).filter((one) => !this.read.isBlank(one))
    if (words.some((one) => this.read.type(one) !== 'field')) return NONE
    return [...new Set(words.map((one) => String(this.read.attrs(one).name)))]
  }

  private isOmittedCell(node: N, { omitted = NONE }: PrintedBy): boolean {
    const names = omitted.length > 0 ? this.fieldsAlone(node) : NONE
    return names.length > 0 && names.every((name) => omitted.includes(name))
  }

  /** Whether all cells beside the label of a row say nothing. */
  private isOmittedRow(node: N, by: PrintedBy): boolean {
    if (this.read.type(node) !== 'tableRow' || this.inForms.has(node) || this.joined.has(node)) return false
    const [, ...values] = this.read.children(node)
    return values.length > 0 && values.every((cell) => this.isOmittedCell(cell, by))
  }

  private restOf(node: N, by: PrintedBy): Rest {
    const type = this.read.type(node)
    if (INLINES.includes(type)) {
      const condition = this.read.condition(node)
      if (condition && !isMet(condition, by.filled)) return 'leftOut'
      return this.read.isBlank(node) ? 'nothing' : 'something'
    }
    if (this.joined.has(node)) return 'something'
    if (!isPrinted(type, this.read.attrs(node), by.edition)) return 'nothing'
    if (OBJECTS.includes(type)) return 'something'
    if (this.isOmitted(node, by)) return 'leftOut'
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
  mayDepend: (node) => node.type === 'section' || mayHold(node, DEPENDENT),
})
