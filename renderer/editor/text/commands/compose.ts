// Helpers for composing commands.
import type { NodeType } from '@tiptap/pm/model'
import { type Command, EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { arrivalsOf, noteArrivals } from '../markings/carried'
import { isInOneBlock, makeRoom } from './selected'

/** Returns the node type with that name. Throws when the schema lacks it, which is a bug. */
export function nodeType(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name]
  if (!type) throw new Error(`The schema has no node ${name}`)
  return type
}

/** Returns a command that removes a mark from some ranges; it applies when there are any. */
export function removeMark(
  mark: string,
  rangesOf: (state: EditorState) => readonly { readonly from: number; readonly to: number }[],
): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[mark]
    const ranges = rangesOf(state)
    if (!type || ranges.length === 0) return false
    if (dispatch) {
      const { tr } = state
      for (const { from, to } of ranges) tr.removeMark(from, to, type)
      dispatch(tr)
    }
    return true
  }
}

/** Runs commands one after the other as one transaction, skipping those that do not apply. False when none did. */
export function sequence(...commands: readonly Command[]): Command {
  return (state, dispatch) => {
    const { tr } = state
    // Without plugins: what they append must follow the whole, not each part.
    let current = EditorState.create({ doc: state.doc, selection: state.selection })
    let acted = false
    for (const command of commands) {
      command(current, (part) => {
        acted = true
        for (const step of part.steps) tr.step(step)
        tr.setSelection(Selection.fromJSON(tr.doc, part.selection.toJSON()))
        current = current.apply(part)
      })
    }
    if (acted) dispatch?.(tr.scrollIntoView())
    return acted
  }
}

/** Runs a command after `first`, both as one transaction; false, and nothing done, when the command does not apply. */
export function following(first: (tr: Transaction) => Transaction, command: Command): Command {
  return (state, dispatch) => {
    const tr = first(state.tr)
    // Without plugins: what they append must follow the whole.
    const bare = EditorState.create({ doc: tr.doc, selection: tr.selection })
    if (!dispatch) return command(bare)
    const done = command(bare, (part) => {
      for (const step of part.steps) tr.step(step)
      tr.setSelection(Selection.fromJSON(tr.doc, part.selection.toJSON()))
      noteArrivals(tr, arrivalsOf(part))
    })
    if (done) dispatch(tr.scrollIntoView())
    return done
  }
}

/**
 * Deletes the selection and runs a command at the remaining cursor; a selection within one block is left to the
 * command.
 */
export function overSelected(command: Command): Command {
  return (state, dispatch) =>
    (isInOneBlock(state.selection) ? command : following(makeRoom, command))(state, dispatch)
}

/** Returns the depth of the nearest ancestor of the cursor with one of the given names; null when there is none. */
export function depthOf(state: EditorState, ...names: readonly string[]): number | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (names.includes($from.node(depth).type.name)) return depth
  }
  return null
}
