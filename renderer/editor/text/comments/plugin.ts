// Highlights comments in the text: faintly, and more strongly for the active one.
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { withoutCopiedComments } from './repair'
import { commentInfo, type TextRange, threadsAt } from './threads'

/** The comments being highlighted. */
interface CommentView {
  readonly set: DecorationSet
  /** The active thread. */
  readonly active: string | null
  /** Ranges of the comment being written. */
  readonly pending: readonly TextRange[]
}

const key = new PluginKey<CommentView>('comments')
const NOTHING: CommentView = { set: DecorationSet.empty, active: null, pending: [] }
type Change = Partial<Pick<CommentView, 'active' | 'pending'>>

/** Creates the plugin; `open` is called with the thread whose words were clicked. */
export function commentMarks(open: (id: string) => void): Plugin<CommentView> {
  return new Plugin<CommentView>({
    key,
    state: {
      init: (_, state) => ({ ...NOTHING, set: decorations(state.doc, NOTHING) }),
      apply(tr, old) {
        const change: Change | undefined = tr.getMeta(key)
        if (!change && !tr.docChanged) return old
        const pending = old.pending
          .map(({ from, to }) => ({ from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }))
          .filter(({ from, to }) => from < to)
        const view = { ...old, pending, ...change }
        return { ...view, set: decorations(tr.doc, view) }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleClick(view, pos) {
        const [id] = threadsAt(view.state.doc, pos)
        if (id) open(id)
        return false
      },
      transformPasted: (slice, view) =>
        view.dragging?.move ? slice : withoutCopiedComments(slice, view.state.doc),
    },
  })
}

/** Highlights the active thread, and the ranges of a new comment. */
export function showComment(change: Change): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, change).setMeta('addToHistory', false))
    return true
  }
}

/** Returns the ranges of the comment being written. */
export function pendingRanges(state: EditorState): readonly TextRange[] {
  return key.getState(state)?.pending ?? []
}

function decorations(doc: Node, { active, pending }: Pick<CommentView, 'active' | 'pending'>): DecorationSet {
  const marks = pending.map(({ from, to }) => Decoration.inline(from, to, { class: 'comment active' }))
  doc.forEach((section, pos) => {
    const { threads, marked } = commentInfo(section)
    for (const { id, resolved } of threads) {
      if (resolved && id !== active) continue
      const look = id === active ? 'comment active' : 'comment'
      for (const { from, to } of marked.get(id) ?? [])
        marks.push(Decoration.inline(pos + from, pos + to, { class: look }))
    }
  })
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks)
}
