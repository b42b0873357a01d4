// Undo and redo, in whichever view of the text they are asked for: there is one history, and one view keeps it.
import {
  closeHistory,
  redoDepth as redoDepthHere,
  redo as redoHere,
  undoDepth as undoDepthHere,
  undo as undoHere,
} from '@tiptap/pm/history'
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  Selection,
  type Transaction,
} from '@tiptap/pm/state'

/** The history of another view of the same text. */
export interface BorrowedHistory {
  /** Undoes or redoes there; false when there is nothing to. */
  run(command: 'undo' | 'redo'): boolean
  /** The state that has the history. */
  readonly state: EditorState
}

const key = new PluginKey<BorrowedHistory>('borrowedHistory')
const OWN_STEP = 'ownStep'

/** Lets a state without a history use that of another one. */
export function borrowHistory(lender: BorrowedHistory): Plugin<BorrowedHistory> {
  return new Plugin({ key, state: { init: () => lender, apply: (_tr, same) => same } })
}

/** Takes the last change back, whichever view it was made in. */
export const undo: Command = (state, dispatch, view) => run('undo', state, dispatch, view)

/** Makes again what was taken back. */
export const redo: Command = (state, dispatch, view) => run('redo', state, dispatch, view)

function run(command: 'undo' | 'redo', ...[state, dispatch, view]: Parameters<Command>): boolean {
  const lender = key.getState(state)
  const go = dispatch && ((tr: Transaction) => dispatch(toChange(tr)))
  if (!lender) return (command === 'undo' ? undoHere : redoHere)(state, go, view)
  if (!dispatch) return (command === 'undo' ? undoDepth : redoDepth)(state) > 0
  return lender.run(command)
}

/** What is taken back or made again away from the cursor is gone to: else it happens out of sight. */
function toChange(tr: Transaction): Transaction {
  const { $from, $to } = tr.selection
  // In the block of the cursor, a table say, the selection is as it was.
  const from = $from.depth > 1 ? $from.before(2) : $from.pos
  const to = $to.depth > 1 ? $to.after(2) : $to.pos
  const changes = changesOf(tr)
  const [first] = changes
  if (!first || changes.some((each) => each.from <= to + 1 && each.to >= from - 1)) return tr
  return goToChange(tr, first)
}

/** Puts the cursor where something was changed: behind words, at the start of blocks. */
export function goToChange(tr: Transaction, { from, to }: Change): Transaction {
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)]
  const selection =
    $from.sameParent($to) && $to.parent.isTextblock ? Selection.near($to, -1) : Selection.near($from)
  return tr.setSelection(selection).scrollIntoView()
}

/** A part of a new document that a transaction changed. */
export interface Change {
  readonly from: number
  readonly to: number
}

/** What a transaction changed, in the order of the text. */
export function changesOf(tr: Transaction): Change[] {
  const changes: Change[] = []
  tr.mapping.maps.forEach((map, index) => {
    const later = tr.mapping.slice(index + 1)
    map.forEach((_oldStart, _oldEnd, from, to) => {
      changes.push({ from: later.map(from, -1), to: later.map(to, 1) })
    })
  })
  return changes.sort((a, b) => a.from - b.from)
}

/** How many steps can be taken back. */
export function undoDepth(state: EditorState): number {
  return undoDepthHere(key.getState(state)?.state ?? state)
}

/** How many steps can be made again. */
export function redoDepth(state: EditorState): number {
  return redoDepthHere(key.getState(state)?.state ?? state)
}

/** Makes a transaction a step of its own for undo, however quickly it follows others; not one that belongs to the step before. */
export function asOwnStep(tr: Transaction): Transaction {
  if (tr.getMeta('appendedTransaction')) return tr
  return closeHistory(tr).setMeta(OWN_STEP, true)
}

/** Whether `asOwnStep` was asked for. */
export function isOwnStep(tr: Transaction): boolean {
  return tr.getMeta(OWN_STEP) === true
}
