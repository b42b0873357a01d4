// Undo and redo, in whichever view of the text they are asked for: there is one history, and one view keeps it.
import {
  closeHistory,
  redoDepth as redoDepthHere,
  redo as redoHere,
  undoDepth as undoDepthHere,
  undo as undoHere,
} from '@tiptap/pm/history'
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'

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
  if (!lender) return (command === 'undo' ? undoHere : redoHere)(state, dispatch, view)
  if (!dispatch) return (command === 'undo' ? undoDepth : redoDepth)(state) > 0
  return lender.run(command)
}

/** How many steps can be taken back. */
export function undoDepth(state: EditorState): number {
  return undoDepthHere(key.getState(state)?.state ?? state)
}

/** How many steps can be made again. */
export function redoDepth(state: EditorState): number {
  return redoDepthHere(key.getState(state)?.state ?? state)
}

/** Makes a transaction a step of its own for undo, however quickly it follows others. */
export function asOwnStep(tr: Transaction): Transaction {
  return closeHistory(tr).setMeta(OWN_STEP, true)
}

/** Whether `asOwnStep` was asked for. */
export function isOwnStep(tr: Transaction): boolean {
  return tr.getMeta(OWN_STEP) === true
}
