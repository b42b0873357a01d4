// Numbers in random packs: the editor shows what the PDF prints, whatever the export options.
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { FieldUse } from '#shared/document/nodes'
import { isPrinted } from '#shared/document/printed'
import { schema } from '#shared/document/schema'
import { TO_CONFIRM } from '#shared/document/to-confirm'
import type { Engine } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { isUnmet, textConditions } from '../../renderer/editor/text/state/conditions'
import { PackStore } from '../../renderer/editor/text/state/pack-store'
import { referenceText } from '../../renderer/editor/text/state/references'
import { isSuggested } from '../../renderer/editor/text/state/suggestions'
import { marksOf, sectionNumbersOf } from '../../renderer/editor/text/state/survey'
import { type NumberedPack, numberedPack } from './numbered-packs'
import { AFTER_LINK, differences, type ShownText } from './numbers-shown'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** The texts of the editor with all numbers and references in them, without its window. */
function shownIn({ pack, print }: NumberedPack): ShownText[] {
  const store = new PackStore(pack, [], () => print)
  const doc = Node.fromJSON(schema, JSON.parse(JSON.stringify(pack.doc)))
  const numbering = store.numbering.get()
  const marks = marksOf(doc, numbering)
  const numbers = sectionNumbersOf(doc, numbering)
  return doc.children.flatMap((section, index) => {
    const { id: from, annex, level, excluded } = section.attrs
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
    const visit = (node: Node, printed: boolean): void => {
      const { name } = node.type
      const mark = marks.get(node.attrs.id) ?? ''
      const isOut = textConditions.isLeftOut(node, numbering)
      const here = printed && !isOut && isPrinted(name, node.attrs, numbering.edition)
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
    for (const block of section.children) visit(block, !excluded)
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

/** Packs of one run; `NUMBERED_PACKS` asks for more. */
const RUNS = Number(process.env.NUMBERED_PACKS ?? 100)

it('in the PDF are those of the editor, and so are references', {
  timeout: 60_000 + RUNS * 2500,
}, async () => {
  await fc.assert(
    fc.asyncProperty(numberedPack, async (made) => {
      const pdf = await engine.paint(engine.layout(job(made.pack, made.print)))
      expect(await differences(shownIn(made), pdf)).toEqual([])
    }),
    { numRuns: RUNS },
  )
})
