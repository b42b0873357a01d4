// Moves the block with the cursor, or the selection, up or down: blocks, list items, table rows; from a title the section. Nodes move unchanged, so that references to them stay valid.
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection, TableMap } from '@tiptap/pm/tables'
import { sectionIndexAt } from '../state/outline'
import { moveBranchesBy } from './sections'

type Direction = -1 | 1

/** Children of one node that move together. */
interface Unit {
  readonly parent: Node
  /** Depth of the parent. */
  readonly depth: number
  /** Indexes of the first child and after the last. */
  readonly start: number
  readonly end: number
  /** Their positions. */
  readonly from: number
  readonly to: number
  readonly $at: ResolvedPos
}

/** Moves up (-1) or down (1) by one; past the end of a section into the next one, past the end of a box out of it. */
export function moveBlocks(direction: Direction): Command {
  return (state, dispatch) => {
    if (movesSection(state))
      return moveBranchesBy([sectionIndexAt(state.doc, state.selection.from)], direction)(state, dispatch)
    const unit = unitOf(state)
    const tr = unit && moved(state, unit, direction)
    if (tr) dispatch?.(tr.scrollIntoView())
    return tr !== null
  }
}

/** From a title the section moves, and with an enclosure, which is all that its section has. */
const movesSection = ({ selection: { $from } }: EditorState): boolean =>
  $from.parent.type.name === 'sectionTitle' || $from.nodeAfter?.type.name === 'enclosure'

function moved(state: EditorState, unit: Unit, direction: Direction): Transaction | null {
  const { parent } = unit
  const beside = direction < 0 ? unit.start - 1 : unit.end
  if (isMovable(parent, beside)) return isFree(unit, direction) ? pastNeighbour(state, unit, direction) : null
  if (parent.type.name === 'table') return null
  if (/List$/.test(parent.type.name)) return outOfList(state, unit, direction)
  return parent.type.name === 'section'
    ? toNextSection(state, unit, direction)
    : outOfBox(state, unit, direction)
}

const isMovable = (parent: Node, index: number): boolean =>
  index >= 0 && index < parent.childCount && parent.child(index).type.name !== 'sectionTitle'

/** The rows, if the selection is in a table; else the nearest items or blocks. */
function unitOf({ doc, selection }: EditorState): Unit | null {
  const ranges = selection instanceof CellSelection ? selection.ranges : [selection]
  const $at = doc.resolve(Math.min(...ranges.map(({ $from }) => $from.pos)))
  const $to = doc.resolve(Math.max(...ranges.map((range) => range.$to.pos)))
  let depth = 0
  for (let at = 1; at <= $at.sharedDepth($to.pos) && $at.node(depth).type.name !== 'table'; at += 1)
    if (/^(section|table|callout|guidance|trainer|blockquote|\w+List)$/.test($at.node(at).type.name))
      depth = at
  return depth === 0
    ? null
    : unitAt($at, depth, $at.index(depth), Math.max($at.index(depth) + 1, $to.indexAfter(depth)))
}

function unitAt($at: ResolvedPos, depth: number, start: number, end: number): Unit | null {
  const parent = $at.node(depth)
  if (!isMovable(parent, start)) return null
  return {
    parent,
    depth,
    start,
    end,
    from: $at.posAtIndex(start, depth),
    to: $at.posAtIndex(end, depth),
    $at,
  }
}

/** Moves the neighbour to the other side, so that the cursor stays. */
function pastNeighbour({ tr }: EditorState, unit: Unit, direction: Direction): Transaction {
  if (direction < 0) {
    const neighbour = unit.parent.child(unit.start - 1)
    return tr.insert(unit.to, neighbour).delete(unit.from - neighbour.nodeSize, unit.from)
  }
  const neighbour = unit.parent.child(unit.end)
  return tr.delete(unit.to, unit.to + neighbour.nodeSize).insert(unit.from, neighbour)
}

/** Rows stay in their part of the table: no cell is split, and no body row goes above the header. */
function isFree({ parent, start, end }: Unit, direction: Direction): boolean {
  if (parent.type.name !== 'table') return true
  const { map, width, height } = TableMap.get(parent)
  const isHeader = (index: number) =>
    parent.child(index).children.every(({ type }) => type.name === 'tableHeader')
  const beside = direction < 0 ? start - 1 : end
  const edges = [start, end, direction < 0 ? beside : beside + 1].filter((row) => row > 0 && row < height)
  const divides = (row: number) =>
    Array.from({ length: width }, (_, column) => row * width + column).some(
      (at) => map[at] === map[at - width],
    )
  return isHeader(beside) === isHeader(start) && !edges.some(divides)
}

/** Items at the end of a list move past the next block, into a list of the same kind or a new one. */
function outOfList(state: EditorState, unit: Unit, direction: Direction): Transaction | null {
  const { parent, depth, start, end, $at } = unit
  const index = $at.index(depth - 1)
  const whole = unitAt($at, depth - 1, index, index + 1)
  if (!whole || /Item$/.test(whole.parent.type.name)) return null
  if (end - start === parent.childCount) return moved(state, whole, direction)
  const beside = index + direction
  if (!isMovable(whole.parent, beside)) return null
  const neighbour = whole.parent.child(beside)
  const joins = neighbour.type === parent.type
  const items = parent.children.slice(start, end)
  const to =
    direction < 0
      ? whole.from - (joins ? 1 : neighbour.nodeSize)
      : whole.to + (joins ? 1 : neighbour.nodeSize)
  return carry(state, unit, joins ? items : [parent.type.create(null, items)], to, joins ? 0 : 1)
}

/** Blocks at the end of a box leave it; if they are its whole content, the box moves. */
function outOfBox(state: EditorState, unit: Unit, direction: Direction): Transaction | null {
  const { parent, depth, start, end, $at } = unit
  const index = $at.index(depth - 1)
  const box = unitAt($at, depth - 1, index, index + 1)
  if (!box) return null
  if (end - start === parent.childCount) return moved(state, box, direction)
  const nodes = parent.children.slice(start, end)
  const at = direction < 0 ? index : index + 1
  if (!box.parent.canReplace(at, at, Fragment.from(nodes))) return null
  return carry(state, unit, nodes, direction < 0 ? box.from : box.to, 0)
}

/**
 * To the end of the previous section, or below the title of the next; an empty paragraph remains where nothing else
 * does.
 */
function toNextSection(state: EditorState, unit: Unit, direction: Direction): Transaction | null {
  const { parent, start, end, $at } = unit
  const { doc } = state
  const index = $at.index(0) + direction
  if (index < 0 || index >= doc.childCount) return null
  const other = doc.child(index)
  if (other.maybeChild(1)?.type.name === 'enclosure') return null
  const { paragraph } = state.schema.nodes
  const to = direction < 0 ? $at.before(1) - 1 : $at.after(1) + 1 + (other.firstChild?.nodeSize ?? 0)
  const only =
    other.childCount === 2 && other.lastChild?.type === paragraph && other.lastChild?.content.size === 0
  const tr = carry(state, unit, parent.children.slice(start, end), to, 0)
  const left = tr.mapping.map(unit.from, -1)
  if (parent.childCount - (end - start) === 1 && paragraph && tr.doc.resolve(left).parent.childCount === 1)
    tr.insert(left, paragraph.create())
  if (only) {
    const blank = tr.mapping.map(direction < 0 ? to - 2 : to, direction < 0 ? -1 : 1)
    if (tr.doc.nodeAt(blank)?.content.size === 0) tr.delete(blank, blank + 2)
  }
  return tr
}

/** Moves nodes to another position with the selection. */
function carry(
  state: EditorState,
  unit: Unit,
  nodes: readonly Node[],
  to: number,
  deeper: number,
): Transaction {
  const { tr, selection } = state
  const size = Fragment.from([...nodes]).size
  tr.insert(to, Fragment.from([...nodes]))
  const [from, end] = to <= unit.from ? [unit.from + size, unit.to + size] : [unit.from, unit.to]
  tr.delete(from, end)
  const place = (to <= unit.from ? to : tr.mapping.slice(1).map(to)) + deeper
  const shifted = (pos: number) => place + pos - unit.from
  if (selection instanceof NodeSelection)
    return tr.setSelection(NodeSelection.create(tr.doc, shifted(selection.from)))
  return tr.setSelection(
    TextSelection.between(tr.doc.resolve(shifted(selection.anchor)), tr.doc.resolve(shifted(selection.head))),
  )
}
