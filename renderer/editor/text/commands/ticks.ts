// Tick boxes: inserting them, and ticking them by a click or a key. In a form, ticking a box clears the others in its
// row.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import { nodeType } from './compose'
import { insertInline } from './inline'

/** Inserts an empty tick box. */
export const insertTickBox: Command = insertInline((state) => nodeType(state, 'tickBox').create())

const isBox = (node: Node | null | undefined): boolean => node?.type.name === 'tickBox'

/** Toggles the tick box at a position. */
export function toggleTick(pos: number): Command {
  return (state, dispatch) => {
    const box = state.doc.nodeAt(pos)
    if (!box || !isBox(box)) return false
    const { tr } = state
    tr.setNodeAttribute(pos, 'checked', !box.attrs.checked)
    if (!box.attrs.checked)
      for (const other of rivals(state.doc.resolve(pos), pos)) tr.setNodeAttribute(other, 'checked', false)
    dispatch?.(tr)
    return true
  }
}

/** Toggles the tick box at the cursor. */
export const toggleTickAtCursor: Command = (state, dispatch) => {
  const box = boxAtCursor(state)
  return box !== null && toggleTick(box.pos)(state, dispatch)
}

/**
 * Space before a tick box, on it, or in a selected cell with one toggles the box. After a box it is typed, since words
 * follow there.
 */
export const tickWithSpace: Command = (state, dispatch) => {
  const { selection } = state
  const { $from, $to, from, to, empty } = selection
  const here = boxAtCursor(state)?.pos ?? null
  const whole = $from.sameParent($to) && $from.parentOffset === 0 && to === $from.end()
  const meant =
    here !== null && (here === from ? empty || whole || selection instanceof NodeSelection : aloneIn($from))
  return meant && toggleTick(here)(state, dispatch)
}

/** The selected box, or the one next to the start of the selection. */
export function boxAtCursor({
  selection,
}: EditorState): { readonly node: Node; readonly pos: number } | null {
  const { $from, from, empty } = selection
  const { nodeAfter, nodeBefore } = $from
  if (nodeAfter && isBox(nodeAfter)) return { node: nodeAfter, pos: from }
  return empty && nodeBefore && isBox(nodeBefore) ? { node: nodeBefore, pos: from - 1 } : null
}

/** Whether a tick box of a form has a cell of its own. */
const aloneIn = ($pos: ResolvedPos): boolean =>
  $pos.parent.childCount === 1 && formRow($pos) !== null && $pos.node(-1).childCount === 1

/** The other ticked boxes in the row of a form. */
function rivals($pos: ResolvedPos, pos: number): number[] {
  const depth = formRow($pos)
  if (depth === null) return []
  const found: number[] = []
  const start = $pos.start(depth)
  $pos.node(depth).descendants((node, offset) => {
    if (isBox(node) && node.attrs.checked && start + offset !== pos) found.push(start + offset)
  })
  return found
}

/** Depth of the table row in which one choice excludes the others; null elsewhere. */
function formRow($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 1; depth -= 1)
    if ($pos.node(depth).type.name === 'tableRow')
      return ['decision', 'coordination'].includes($pos.node(depth - 1).attrs.kind) ? depth : null
  return null
}
