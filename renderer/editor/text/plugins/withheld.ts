// Dims what the edition that is shown withholds; nothing while all of the text is shown.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Edition } from '#shared/document/audiences'
import { isPrinted } from '#shared/document/printed'
import { printedSections } from '../state/outline'
import type { PackStore } from '../state/pack-store'

/** Creates the plugin. A change of edition redraws the numbers, and with them this. */
export function withheldPlugin(store: PackStore): Plugin {
  let last: { readonly doc: Node; readonly edition: Edition; readonly set: DecorationSet } | null = null
  return new Plugin({
    props: {
      decorations({ doc }) {
        if (store.shown.get() === null) return null
        const { edition } = store.numbering.get()
        if (last?.doc !== doc || last.edition !== edition)
          last = { doc, edition, set: DecorationSet.create(doc, dimmed(doc, edition)) }
        return last.set
      },
    },
  })
}

const dimmed = (doc: Node, edition: Edition): Decoration[] =>
  withheldIn(doc, edition).map(({ from, to }) => Decoration.node(from, to, { class: 'withheld' }))

/** From before a part to after it. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Returns the ranges of the parts that an edition withholds, without nested ones, in text order. */
export function withheldIn(doc: Node, edition: Edition): Span[] {
  const found: Span[] = []
  const sections = printedSections(doc, edition)
  doc.descendants((node, pos, parent) => {
    const printed = parent === doc ? sections.has(node) : isPrinted(node.type.name, node.attrs, edition)
    if (!printed) found.push({ from: pos, to: pos + node.nodeSize })
    return printed && !node.isTextblock
  })
  return found
}
