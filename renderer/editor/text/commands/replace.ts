// Commands that replace the text typed to invoke them.
import type { Command } from '@tiptap/pm/state'
import { following } from './compose'
import { asOwnStep } from './history'
import { isInOneBlock, typeText } from './selected'

/** A range of text inside one block. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Deletes a range and runs a command there, as one undo step; false when the command does not apply. */
export function inPlaceOf({ from, to }: TextRange, command: Command): Command {
  return (state, dispatch) =>
    following((tr) => tr.delete(from, to), command)(state, dispatch && ((tr) => dispatch(asOwnStep(tr))))
}

/** Deletes a range as if it had never been typed: undo does not restore it. */
export function forget({ from, to }: TextRange): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.delete(from, to).setMeta('addToHistory', false).scrollIntoView())
    return true
  }
}

/** Inserts text at the cursor, in the style there. */
export const insertText =
  (text: string): Command =>
  (state, dispatch) => {
    if (!isInOneBlock(state.selection)) return typeText(text)(state, dispatch)
    dispatch?.(state.tr.insertText(text).scrollIntoView())
    return true
  }
