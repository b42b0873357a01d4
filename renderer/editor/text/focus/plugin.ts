// Focus mode in the text: highlights the block with the cursor. The `showing` plugin keeps its line in place.
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { focusView, leaveFocus } from './focus-view'

/** Depth of the blocks of a section. */
const BLOCK_DEPTH = 2

/** Creates the plugin; it costs nothing while focus mode is off. */
export function focusPlugin(): Plugin {
  return new Plugin({
    // The user can change what is dimmed without a transaction.
    view: (view) => ({ destroy: focusView.subscribe(() => view.updateState(view.state)) }),
    props: {
      decorations: markBlock,
      // The text stops the propagation of Escape: the window doesn't receive it.
      handleKeyDown: (_view, event) => event.key === 'Escape' && leaveFocus(),
    },
  })
}

function markBlock(state: EditorState): DecorationSet | null {
  const { on, dim } = focusView.get()
  if (!on || !dim) return null
  const { $from, $to } = state.selection
  // The selection of a whole block is around the block, not in it.
  const from = $from.depth < BLOCK_DEPTH ? $from.pos : $from.before(BLOCK_DEPTH)
  const to = $to.depth < BLOCK_DEPTH ? $to.pos : $to.after(BLOCK_DEPTH)
  const marks: Decoration[] = []
  state.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (parent?.type.name === 'section')
      marks.push(Decoration.node(pos, pos + node.nodeSize, { class: 'in-focus' }))
    return node.type.name === 'section'
  })
  return DecorationSet.create(state.doc, marks)
}
