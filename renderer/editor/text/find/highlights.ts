// Highlights matches in the text.
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Match } from './matches'

/** Number of matches highlighted on each side of the current one: more are never visible. */
const MARKED = 2000

/** Returns the decorations; null when nothing is found. */
export function highlights(
  doc: Node,
  { matches, current }: { readonly matches: readonly Match[]; readonly current: number },
): DecorationSet | null {
  if (matches.length === 0) return null
  const first = Math.max(0, current - MARKED)
  const near = matches.slice(first, current + MARKED)
  return DecorationSet.create(
    doc,
    near.map((match, index) => mark(doc, match, first + index === current)),
  )
}

function mark(doc: Node, { kind, from, to }: Match, current: boolean): Decoration {
  const name = current ? 'find-match current' : 'find-match'
  // The words of a note are not drawn: its number is highlighted.
  if (kind === 'note') {
    const pos = doc.resolve(from).before()
    return Decoration.node(pos, pos + doc.resolve(from).parent.nodeSize, { class: name })
  }
  if (kind === 'caption' || kind === 'alt') return Decoration.node(from, to, { class: `${name} in-${kind}` })
  if (from < to) return Decoration.inline(from, to, { class: name })
  return Decoration.widget(from, () => emptyMark(name), { key: name, side: -1 })
}

/** The start or end of a line has no width. */
function emptyMark(name: string): HTMLElement {
  const bar = document.createElement('span')
  bar.className = `${name} find-nothing`
  return bar
}
