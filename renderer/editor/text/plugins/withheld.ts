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
          last = { doc, edition, set: DecorationSet.create(doc, withheldIn(doc, edition)) }
        return last.set
      },
    },
  })
}

/** A decoration for each part that an edition withholds, once for all that is in it. */
function withheldIn(doc: Node, edition: Edition): Decoration[] {
  const found: Decoration[] = []
  const sections = printedSections(doc, edition)
  doc.descendants((node, pos, parent) => {
    const printed = parent === doc ? sections.has(node) : isPrinted(node.type.name, node.attrs, edition)
    if (!printed) found.push(Decoration.node(pos, pos + node.nodeSize, { class: 'withheld' }))
    return printed && !node.isTextblock
  })
  return found
}
