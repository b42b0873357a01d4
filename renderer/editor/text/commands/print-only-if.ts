// Makes words, blocks and rows of tables depend on a field, and frees them: what can depend at the selection, and the commands.
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, type Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { Transform } from '@tiptap/pm/transform'
import { editionById } from '#shared/document/audiences'
import type { Condition } from '#shared/document/nodes'
import {
  conditionOf,
  type DependentRange,
  dependentRanges,
  isSameCondition,
  unwithheldConditions,
} from '../state/conditions'
import { asOwnStep } from './history'

/** Something at the selection that can depend on a field. */
export interface DependentPart {
  /** What it is: `The selected words`, `This row`. */
  readonly label: string
  readonly ranges: readonly DependentRange[]
  /** What all of its words depend on; null when nothing, or not the same. */
  readonly condition: Condition | null
  /** The first field that it shows. */
  readonly field: string | null
}

/** Names of what a selection is in or reaches over; what isn't here doesn't depend on a field as a whole. */
const LABELS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  paragraph: ['This paragraph', 'The selected paragraphs'],
  numberedParagraph: ['This numbered paragraph', 'The selected paragraphs'],
  heading: ['This heading', 'The selected paragraphs'],
  listItem: ['This list item', 'The selected list items'],
  taskItem: ['This list item', 'The selected list items'],
  bulletList: ['This list', 'The selected lists'],
  orderedList: ['This list', 'The selected lists'],
  taskList: ['This list', 'The selected lists'],
  tableRow: ['This row', 'The selected rows'],
  table: ['This table', 'The selected tables'],
  callout: ['This callout', 'The selected callouts'],
  blockquote: ['This quotation', 'The selected quotations'],
  trainer: ['This trainer material', 'The selected trainer material'],
}
const ITEMS: readonly string[] = ['listItem', 'taskItem']
const SEVERAL_BLOCKS = 'The selected paragraphs'

/** Whether some words at the selection can depend on a field. Cheap, for menus. */
export function canDepend({ doc, selection }: EditorState): boolean {
  let found = false
  for (const { from, to } of wordRanges(selection))
    doc.nodesBetween(from, to, (node, _pos, parent) => {
      found ||= node.isInline && isMarkable(parent)
      return !found && !node.isInline
    })
  return found
}

/** Returns what can depend on a field at the selection, from the words to what is around them; none without words. */
export function dependentParts(state: EditorState): DependentPart[] {
  if (!canDepend(state)) return []
  return [...wordParts(state), ...blockParts(state)]
}

/** Returns the part that is most likely meant: what is selected; at a cursor the largest with a condition, or the row. */
export function likelyPart(
  { selection }: EditorState,
  parts: readonly DependentPart[],
): DependentPart | undefined {
  const rows = parts.find(({ label }) => LABELS.tableRow?.includes(label))
  if (selection instanceof CellSelection && selection.isRowSelection()) return rows ?? parts[0]
  if (!selection.empty) return parts[0]
  return parts.findLast(({ condition }) => condition !== null) ?? rows ?? parts[0]
}

/** Makes the words in some ranges depend on a field, or print in any case. */
export function setCondition(ranges: readonly DependentRange[], condition: Condition | null): Command {
  return (state, dispatch) => {
    const { tr } = state
    mark(tr, ranges, condition)
    if (!tr.docChanged) return false
    dispatch?.(asOwnStep(tr))
    return true
  }
}

/** The words at the cursor or in the selection are printed in any case from now on. */
export const printAlways: Command = (state, dispatch) =>
  setCondition(dependentRanges(state), null)(state, dispatch)

/** Marks inline nodes one by one: the words of a note depend on nothing else than the note. */
function mark(tr: Transform, ranges: readonly DependentRange[], condition: Condition | null): void {
  const type = tr.doc.type.schema.marks.onlyIf
  if (!type) return
  for (const { from, to } of ranges)
    tr.doc.nodesBetween(from, to, (node, pos, parent) => {
      if (!node.isInline) return true
      if (!isMarkable(parent) || isSameCondition(conditionOf(node), condition)) return false
      const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)]
      if (node.isText && condition) tr.addMark(start, end, type.create(condition))
      else if (node.isText) tr.removeMark(start, end, type)
      else if (condition) tr.addNodeMark(pos, type.create(condition))
      else tr.removeNodeMark(pos, type)
      return false
    })
}

function isMarkable(parent: Node | null): boolean {
  const type = parent?.type.schema.marks.onlyIf
  return type !== undefined && parent?.type.allowsMarkType(type) === true
}

/** Where the words of a selection are: for a cursor its line. */
function wordRanges(selection: Selection): DependentRange[] {
  const { $from, empty } = selection
  if (empty) return $from.parent.isTextblock ? [{ from: $from.start(), to: $from.end() }] : []
  return selection.ranges.map((range) => ({ from: range.$from.pos, to: range.$to.pos }))
}

/** The words that are selected, or those with one condition around the cursor. */
function wordParts(state: EditorState): DependentPart[] {
  const { doc, selection } = state
  if (selection.empty) {
    const around = dependentRanges(state).slice(0, 1)
    return around.length > 0 ? [partOf(doc, 'These words', around)] : []
  }
  if (selection instanceof NodeSelection && selection.node.isBlock) return []
  if (selection instanceof CellSelection)
    return [partOf(doc, 'The words of the selected cells', wordRanges(selection))]
  const ranges = wordRanges(selection).map((range) => withSpace(doc, range))
  return [partOf(doc, 'The selected words', ranges)]
}

/** Words with the space that would be left over beside them. */
function withSpace(doc: Node, range: DependentRange): DependentRange {
  const [$from, $to] = [doc.resolve(range.from), doc.resolve(range.to)]
  if (!$from.sameParent($to) || !$from.parent.isTextblock) return range
  const letters = (from: number, to: number): string =>
    $from.parent.textBetween(Math.max(0, from), Math.min($from.parent.content.size, to), '', '\ufffc')
  const [start, end] = [$from.parentOffset, $to.parentOffset]
  const isFree = (from: number): boolean => {
    const node = doc.nodeAt($from.start() + from)
    return node !== null && conditionOf(node) === null
  }
  if (/^\s|\s$/.test(letters(start, end))) return range
  const next = letters(end, end + 1)
  if (letters(start - 1, start) === ' ' && !/[\p{L}\p{N}]/u.test(next) && isFree(start - 1))
    return { from: range.from - 1, to: range.to }
  if (start === 0 && next === ' ' && isFree(end)) return { from: range.from, to: range.to + 1 }
  return range
}

/** What is around the selection, from inside out, as far as it is left out with its words. */
function blockParts({ doc, selection }: EditorState): DependentPart[] {
  const [$from, $to] =
    selection instanceof CellSelection
      ? [selection.$headCell, selection.$anchorCell].sort((one, other) => one.pos - other.pos)
      : [selection.$from, selection.$to]
  if (!$from || !$to) return []
  const found: DependentPart[] = []
  const add = (label: string, from: number, to: number): void => {
    if (canBeLeftOut(doc, from, to)) found.push(partOf(doc, label, [{ from, to }]))
  }
  const shared = $from.sharedDepth($to.pos)
  const inner = $from.node(shared)
  if (!inner.isTextblock && shared > 0) {
    const [first, last] = [$from.index(shared), endIndex($to, shared)]
    const types = new Set(inner.children.slice(first, last + 1).map(({ type }) => LABELS[type.name]?.[1]))
    const [label] = types
    const [one] = LABELS[inner.child(first).type.name] ?? []
    const name = first === last ? one : types.size === 1 ? label : SEVERAL_BLOCKS
    if (name) add(name, $from.posAtIndex(first, shared), $from.posAtIndex(last + 1, shared))
  }
  for (let depth = shared; depth > 1; depth -= 1) {
    const [label] = LABELS[$from.node(depth).type.name] ?? []
    // The paragraph of an item is the item, unless there is more in it.
    const isItem = ITEMS.includes($from.node(depth - 1).type.name) && $from.node(depth - 1).childCount === 1
    if (label && !isItem) add(label, $from.before(depth), $from.after(depth))
  }
  return found
}

/** The last child that a selection reaches into. */
function endIndex($to: Selection['$to'], depth: number): number {
  const index = $to.index(depth)
  const stopsBefore = $to.depth === depth && $to.pos === $to.posAtIndex(index, depth)
  return Math.min(stopsBefore ? index - 1 : index, $to.node(depth).childCount - 1)
}

const ALL = { edition: editionById('handout', 'instructor', undefined), filled: [] } as const

/** Whether nothing would be printed of some blocks without their words: not so with an image, or joined cells. */
function canBeLeftOut(doc: Node, from: number, to: number): boolean {
  const tr = new Transform(doc)
  mark(tr, [{ from, to }], { field: 'any', filled: true })
  const blocks: Node[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    const isOutside = pos < from || pos + node.nodeSize > to
    if (!isOutside && !isBlank(node)) blocks.push(node)
    return isOutside
  })
  // Rows are known by their table.
  unwithheldConditions.fieldsIn(tr.doc)
  return blocks.length > 0 && blocks.every((node) => unwithheldConditions.isLeftOut(node, ALL))
}

const isBlank = (node: Node): boolean => node.isTextblock && node.content.size === 0

function partOf(doc: Node, label: string, ranges: readonly DependentRange[]): DependentPart {
  const conditions: (Condition | null)[] = []
  let field: string | null = null
  for (const { from, to } of ranges)
    doc.nodesBetween(from, to, (node) => {
      if (!node.isInline) return true
      if (node.type.name === 'field') field ??= node.attrs.name
      if (!node.isText || node.text?.trim() !== '') conditions.push(conditionOf(node))
      return false
    })
  const [first = null] = conditions
  const isOne = conditions.every((one) => isSameCondition(one, first))
  return { label, ranges, condition: isOne ? first : null, field }
}
