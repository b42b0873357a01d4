// The slice of a selection for the clipboard or a drag: blocks selected from their start to the next one are complete,
// and only complete blocks keep their ids, so that references follow moved words.
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { allAtLeast, limitsOf } from '../markings/carried'

/** Returns the slice. */
export function outgoingSlice(selection: Selection): Slice {
  if (selection instanceof CellSelection) return cellsWithMarking(selection)
  if (!(selection instanceof TextSelection)) return selection.content()
  const { $from, $to } = selection
  const { doc } = $from
  if ($from.sameParent($to)) {
    const whole = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size
    return withoutIdsOfParts(selection.content(), whole, whole)
  }
  const [from, to] = [startOf(selection), endOf(selection)]
  const slice = from < to ? doc.slice(from, to, true) : selection.content()
  return withoutIdsOfParts(slice, $from.parentOffset === 0, $to.parentOffset === $to.parent.content.size)
}

/** Cells without their table get its marking on their blocks. */
function cellsWithMarking(selection: CellSelection): Slice {
  const slice = selection.content()
  const table = selection.$anchorCell.node(-1)
  if (slice.content.firstChild?.type === table.type) return slice
  return new Slice(allAtLeast(slice.content, limitsOf(table)), slice.openStart, slice.openEnd)
}

/** Whether all of one section is selected, from its title to its end, but not the whole document. */
export function isWholeSection(selection: Selection): boolean {
  if (!(selection instanceof TextSelection)) return false
  const { $from, $to } = selection
  return (
    $from.doc.childCount > 1 &&
    $from.index(0) === $to.index(0) &&
    !$from.sameParent($to) &&
    startOf(selection) === $from.before(1) &&
    endOf(selection) === $from.after(1)
  )
}

/**
 * The position before the first block, or before its whole section, when the selection begins with its first letter.
 */
function startOf({ $from }: TextSelection): number {
  if ($from.depth !== 2 || $from.parentOffset > 0) return $from.pos
  return $from.index(1) === 0 ? $from.before(1) : $from.before(2)
}

/**
 * The position before the last block, if the selection ends at its start; after a section that ends with the selection.
 */
function endOf({ $from, $to }: TextSelection): number {
  const { doc } = $to
  if ($to.parentOffset === 0) {
    const shared = $from.sharedDepth($to.pos)
    let { depth } = $to
    while (depth > shared + 1 && $to.index(depth - 1) === 0) depth -= 1
    return $to.before(depth)
  }
  const isLast = $to.depth === 2 && $to.pos + 2 === $to.after(1)
  const hasTitle = $from.index(0) < $to.index(0) || $from.pos === $to.start(1) + 1
  return isLast && hasTitle && doc.resolve($to.after(1)).depth === 0 ? $to.after(1) : $to.pos
}

/**
 * Nodes cut by the ends of a slice lose their ids; text blocks at the ends keep them when the slice has all of their
 * words.
 */
function withoutIdsOfParts({ content, openStart, openEnd }: Slice, first: boolean, last: boolean): Slice {
  const started = edge(content, openStart, 0, first)
  return new Slice(edge(started, openEnd, -1, last), openStart, openEnd)
}

function edge(content: Fragment, open: number, at: 0 | -1, whole: boolean): Fragment {
  const node = content.content.at(at)
  if (open === 0 || !node) return content
  const keeps = whole && node.isTextblock
  const inner = edge(node.content, open - 1, at, whole)
  const attrs = keeps || node.attrs.id === undefined ? node.attrs : { ...node.attrs, id: '' }
  const changed = node.type.create(attrs, inner, node.marks)
  const others = [...content.content]
  others.splice(at, 1, changed)
  return Fragment.from(others)
}

/** Ids of all nodes in a slice. */
export function idsIn(slice: Slice): Set<string> {
  const ids = new Set<string>()
  const visit = (node: Node): void => {
    if (typeof node.attrs.id === 'string' && node.attrs.id !== '') ids.add(node.attrs.id)
    node.forEach(visit)
  }
  slice.content.forEach(visit)
  return ids
}
