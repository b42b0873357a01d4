// Shows where proposed changes are: a bar in the margin of each line of text with one, and a stronger look of the active one.
import type { Node } from '@tiptap/pm/model'
import { type Command, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type ChangePart, changeParts } from './changes'

interface ChangeView {
  readonly set: DecorationSet
  /** The change that the panel or a command leads to. */
  readonly active: string | null
}

const key = new PluginKey<ChangeView>('changes')

/** Creates the plugin. */
export function changeMarks(): Plugin<ChangeView> {
  return new Plugin<ChangeView>({
    key,
    state: {
      init: (_, { doc }) => ({ active: null, set: decorations(doc, null) }),
      apply(tr, old) {
        const wanted: { readonly active: string | null } | undefined = tr.getMeta(key)
        if (!wanted && !tr.docChanged) return old
        const { active } = wanted ?? old
        return { active, set: decorations(tr.doc, active) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })
}

/** Makes a change the active one; null for none. */
export function showChange(active: string | null): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { active }).setMeta('addToHistory', false))
    return true
  }
}

function decorations(doc: Node, active: string | null): DecorationSet {
  const parts = changeParts(doc)
  if (parts.length === 0) return DecorationSet.empty
  const found: Decoration[] = []
  let last = -1
  for (const part of parts) {
    const line = lineOf(doc, part)
    if (line && line.from !== last) {
      last = line.from
      found.push(Decoration.node(line.from, line.to, { class: 'changed-line' }))
    }
    if (part.mark.attrs.id !== active) continue
    const look = { class: 'active-change' }
    found.push(
      part.of === 'words'
        ? Decoration.inline(part.from, part.to, look)
        : Decoration.node(part.from, part.to, look),
    )
  }
  return DecorationSet.create(doc, found)
}

/** The block that has the bar: the line of text, or the part itself. */
function lineOf(
  doc: Node,
  { of, from, to }: ChangePart,
): { readonly from: number; readonly to: number } | null {
  if (of !== 'words') return { from, to }
  const $from = doc.resolve(from)
  return $from.depth === 0 ? null : { from: $from.before(), to: $from.after() }
}
