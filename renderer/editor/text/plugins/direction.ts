// The direction of the text, as on the page: that of the pack's language, or of a paragraph's own letters.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { hasRightToLeft, runsRightToLeft } from '#shared/isolates'
import type { PackStore } from '../state/pack-store'

const LETTER = /\p{L}/u

/** Sets the direction. In a pack from right to left, text in other letters alone runs from left to right. */
export function directionPlugin({ meta }: Pick<PackStore, 'meta'>): Plugin {
  const isLeftward = (): boolean => runsRightToLeft(meta.get().language)
  const known = new WeakMap<Node, DecorationSet>()
  return new Plugin({
    props: {
      attributes: () => ({ dir: isLeftward() ? 'rtl' : 'ltr' }),
      decorations({ doc }) {
        if (!isLeftward()) return null
        const set = known.get(doc) ?? DecorationSet.create(doc, foreignBlocks(doc))
        known.set(doc, set)
        return set
      },
    },
  })
}

/** Whether a text block runs from left to right in a pack that does not; one with a mark or number stands beside it. */
const foreign = new WeakMap<Node, boolean>()
function isForeign(block: Node): boolean {
  const before = foreign.get(block)
  if (before !== undefined) return before
  const text = block.textContent
  const is = LETTER.test(text) && !hasRightToLeft(text)
  foreign.set(block, is)
  return is
}

function foreignBlocks(doc: Node): Decoration[] {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (isForeign(node)) found.push(Decoration.node(pos, pos + node.nodeSize, { dir: 'ltr' }))
    return false
  })
  return found
}
