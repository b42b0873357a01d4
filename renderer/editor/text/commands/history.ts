// Undo and redo in either view of the text: there is one history, held by one view.
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
  /** Undoes or redoes there; false when there is nothing to undo or redo. */
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

/** Undoes the last change, in whichever view it was made. */
export const undo: Command = (state, dispatch, view) => run('undo', state, dispatch, view)

/** Redoes the last undone change. */
export const redo: Command = (state, dispatch, view) => run('redo', state, dispatch, view)

function run(command: 'undo' | 'redo', ...[state, dispatch, view]: Parameters<Command>): boolean {
  const lender = key.getState(state)
  const go = dispatch && ((tr: Transaction) => dispatch(toChange(tr)))
  if (!lender) return (command === 'undo' ? undoHere : redoHere)(state, go, view)
  if (!dispatch) return (command === 'undo' ? undoDepth : redoDepth)(state) > 0
  return lender.run(command)
}

/** Scrolls to a change away from the cursor, which would otherwise happen out of sight. */
function toChange(tr: Transaction): Transaction {
  const { $from, $to } = tr.selection
  // Within the cursor's block, such as a table, the selection is as it was.
  const from = $from.depth > 1 ? $from.before(2) : $from.pos
  const to = $to.depth > 1 ? $to.after(2) : $to.pos
  const changes = changesOf(tr)
  const [first] = changes
  if (!first || changes.some((each) => each.from <= to + 1 && each.to >= from - 1)) return tr
  return goToChange(tr, first)
}

/** Puts the cursor at a change: after words, at the start of blocks. */
export function goToChange(tr: Transaction, { from, to }: Change): Transaction {
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)]
  const selection =
    $from.sameParent($to) && $to.parent.isTextblock ? Selection.near($to, -1) : Selection.near($from)
  return tr.setSelection(selection).scrollIntoView()
}

/** A range of the new document that a transaction changed. */
export interface Change {
  readonly from: number
  readonly to: number
}

/** Returns the changes of a transaction, in text order. */
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

/** Returns the number of undo steps. */
export function undoDepth(state: EditorState): number {
  return undoDepthHere(key.getState(state)?.state ?? state)
}

/** Returns the number of redo steps. */
export function redoDepth(state: EditorState): number {
  return redoDepthHere(key.getState(state)?.state ?? state)
}

/**
 * Makes a transaction a separate undo step, however quickly it follows others, unless it belongs to the previous step.
 */
export function asOwnStep(tr: Transaction): Transaction {
  if (tr.getMeta('appendedTransaction')) return tr
  return closeHistory(tr).setMeta(OWN_STEP, true)
}

/** Whether a transaction was passed to `asOwnStep`. */
export function isOwnStep(tr: Transaction): boolean {
  return tr.getMeta(OWN_STEP) === true
}
