// Commands in the place of text that was typed to call them.
import type { Command } from '@tiptap/pm/state'
import { following } from './compose'
import { asOwnStep } from './history'
import { isInOneBlock, typeText } from './selected'

/** A stretch of text inside one block. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Takes a stretch of text away and runs a command there, as one step for undo; false when the command can't act. */
export function inPlaceOf({ from, to }: TextRange, command: Command): Command {
  return (state, dispatch) =>
    following((tr) => tr.delete(from, to), command)(state, dispatch && ((tr) => dispatch(asOwnStep(tr))))
}

/** Takes a stretch of text away as if it had never been typed: undo does not bring it back. */
export function forget({ from, to }: TextRange): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.delete(from, to).setMeta('addToHistory', false).scrollIntoView())
    return true
  }
}

/** Puts text in at the cursor, with the look of what stands there. */
export const insertText =
  (text: string): Command =>
  (state, dispatch) => {
    if (!isInOneBlock(state.selection)) return typeText(text)(state, dispatch)
    dispatch?.(state.tr.insertText(text).scrollIntoView())
    return true
  }
