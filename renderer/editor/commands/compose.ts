// Small tools to build commands from others.
import type { NodeType } from '@tiptap/pm/model'
import { type Command, EditorState, Selection } from '@tiptap/pm/state'

/** The node type of that name. Throws when the schema lacks it, which is a bug. */
export function nodeType(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name]
  if (!type) throw new Error(`The schema has no node ${name}`)
  return type
}

/** Runs commands one after the other as one transaction; those that can't act are passed over. False when none could. */
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

/** Depth of the nearest ancestor of the cursor that has one of the given names; null when there is none. */
export function depthOf(state: EditorState, ...names: readonly string[]): number | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (names.includes($from.node(depth).type.name)) return depth
  }
  return null
}
