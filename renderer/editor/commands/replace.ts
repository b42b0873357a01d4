// Commands in the place of text that was typed to call them.
import { type Command, EditorState, Selection } from '@tiptap/pm/state'
import { asOwnStep } from './history'

/** A stretch of text inside one block. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Takes a stretch of text away and runs a command there, as one step for undo; false when the command can't act. */
export function inPlaceOf({ from, to }: TextRange, command: Command): Command {
  return (state, dispatch) => {
    const tr = state.tr.delete(from, to)
    // Without plugins: what they append must follow the whole.
    const bare = EditorState.create({ doc: tr.doc, selection: tr.selection })
    if (!dispatch) return command(bare)
    const done = command(bare, (part) => {
      for (const step of part.steps) tr.step(step)
      tr.setSelection(Selection.fromJSON(tr.doc, part.selection.toJSON()))
    })
    if (done) dispatch(asOwnStep(tr).scrollIntoView())
    return done
  }
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
    if (!state.selection.$from.parent.inlineContent) return false
    dispatch?.(state.tr.insertText(text).scrollIntoView())
    return true
  }
