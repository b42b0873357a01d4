// The texts of the editor as it shows them, without its window: to be compared with those of the PDF.
import { Node } from '@tiptap/pm/model'
import type { FieldUse } from '#shared/document/nodes'
import { isPrinted } from '#shared/document/printed'
import { schema } from '#shared/document/schema'
import { TO_CONFIRM } from '#shared/document/to-confirm'
import { isUnmet, textConditions } from '../../renderer/editor/text/state/conditions'
import { printedSections } from '../../renderer/editor/text/state/outline'
import { PackStore } from '../../renderer/editor/text/state/pack-store'
import { referenceText } from '../../renderer/editor/text/state/references'
import { isSuggested } from '../../renderer/editor/text/state/suggestions'
import { marksOf, sectionNumbersOf } from '../../renderer/editor/text/state/survey'
import type { NumberedPack } from './numbered-packs'
import { AFTER_LINK, type ShownText } from './numbers-shown'

/** The texts of the editor with all numbers and references in them, without its window. */
export function shownIn({ pack, print }: NumberedPack): ShownText[] {
  const store = new PackStore(pack, [], () => print)
  const doc = Node.fromJSON(schema, JSON.parse(JSON.stringify(pack.doc)))
  const numbering = store.numbering.get()
  const marks = marksOf(doc, numbering)
  const numbers = sectionNumbersOf(doc, numbering)
  const printed = printedSections(doc, numbering.edition)
  return doc.children.flatMap((section, index) => {
    const { id: from, annex, level } = section.attrs
    const shown: ShownText[] = []
    const inlines = (block: Node): string =>
      block.children
        .filter((inline) => !isUnmet(inline, numbering.filled))
        .map((inline, at, all) => {
          if (!isSuggested(inline)) return inlineText(inline, { doc, store, marks, from })
          const before = all[at - 1]
          return before && isSuggested(before) ? '' : TO_CONFIRM
        })
        .join('')
    const visit = (node: Node, around: boolean): void => {
      const { name } = node.type
      const mark = marks.get(node.attrs.id) ?? ''
      const isOut = textConditions.isLeftOut(node, numbering)
      const here = around && !isOut && isPrinted(name, node.attrs, numbering.edition)
      if (name === 'sectionTitle') {
        const words = inlines(node) || 'Untitled'
        const number = `${annex && level === 1 ? 'Annex ' : ''}${numbers[index]}`
        shown.push({ kind: 'title', printed: here, text: `${number} ${words}` })
      } else if (node.isTextblock)
        shown.push({ kind: 'block', printed: here, text: `${mark} ${inlines(node)}` })
      else {
        const { caption } = node.attrs
        if (caption) shown.push({ kind: 'block', printed: here, text: `${mark} ${caption}` })
        for (const child of node.children) visit(child, here)
        return
      }
      for (const inline of node.children) {
        const confirmed = here && !isSuggested(inline) && !isUnmet(inline, numbering.filled)
        const own = `${marks.get(inline.attrs.id)} ${inline.textContent}`
        if (inline.type.name === 'footnote') shown.push({ kind: 'note', printed: confirmed, text: own })
        else if (!confirmed) shown.push({ kind: 'block', printed: false, text: inline.textContent })
      }
    }
    for (const block of section.children) visit(block, printed.has(section))
    return shown
  })
}

interface Around {
  readonly doc: Node
  readonly store: PackStore
  readonly marks: ReadonlyMap<string, string>
  readonly from: string
}

function inlineText(inline: Node, { doc, store, marks, from }: Around): string {
  if (inline.isText)
    return `${inline.text}${inline.marks.some(({ type }) => type.name === 'link') ? AFTER_LINK : ''}`
  const { id, target, show } = inline.attrs
  switch (inline.type.name) {
    case 'field':
      return store.printedField(inline.attrs as FieldUse)
    case 'footnote':
      return marks.get(id) ?? '*'
    case 'crossReference':
      return referenceText(doc, store, { target, show, from })
    default:
      return ' '
  }
}
