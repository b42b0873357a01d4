// While an edition is shown, nothing that it withholds is copied, and nothing is cut that wasn't copied.
import type { Node } from '@tiptap/pm/model'
import { AllSelection, EditorState, type Selection, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { pack, doc as packDoc } from '../../../../electron/pdf/testing/build'
import { make, p } from '../commands/testing'
import { PackStore } from '../state/pack-store'
import { outgoingSlice } from './outgoing-slice'
import { shownPart } from './shown-part'

const section = (attrs: Record<string, unknown>, title: string, ...blocks: Node[]) =>
  make('section', attrs, make('sectionTitle', {}, title), ...blocks)

const doc = make(
  'doc',
  {},
  section(
    { level: 1 },
    'One',
    p('open'),
    make('paragraph', { audience: 'own' }, 'zyxclosed'),
    make('callout', { kind: 'note' }, make('paragraph', { audience: 'own' }, 'zyxall')),
    make('callout', { kind: 'risk' }, p('zyxrisk')),
    make('guidance', {}, p('zyxadvice')),
    p('last'),
  ),
  section({ audience: 'own', level: 1 }, 'zyxtwo', p('zyxwords')),
  section({ level: 2 }, 'zyxbelow', p('zyxthree')),
  section({ level: 1 }, 'After', p('end')),
)

function copied(edition: string | null, select: (doc: Node) => Selection): string | null {
  const store = new PackStore(pack(packDoc()), [])
  store.shown.set(edition)
  const state = EditorState.create({ doc, selection: select(doc) })
  const part = shownPart(state, store)
  if (part === null) return null
  const { content } = outgoingSlice(part.selection)
  return content.textBetween(0, content.size, ' ').replace(/\s+/g, ' ').trim()
}

const all = (node: Node) => new AllSelection(node)
const words = (from: string, to: string) => (node: Node) => {
  let [start, end] = [0, 0]
  node.descendants((child, pos) => {
    if (child.text === from) start = pos
    if (child.text === to) end = pos + child.nodeSize
  })
  return TextSelection.create(node, start, end)
}

it('leaves out blocks, boxes and sections that the edition withholds', () => {
  expect(copied('partner', all)).toBe('One open last After end')
  expect(copied('partner', words('open', 'zyxwords'))).toBe('open last')
  expect(copied('partner', words('zyxthree', 'end'))).toBe('After end')
})

it('copies nothing of a selection that is withheld', () => {
  expect(copied('partner', words('zyxclosed', 'zyxclosed'))).toBe('')
  expect(copied('partner', words('zyxtwo', 'zyxthree'))).toBe('')
})

it('changes nothing while all of the text is shown, or where nothing is withheld', () => {
  expect(copied(null, all)).toBe(null)
  expect(copied('partner', words('end', 'end'))).toBe(null)
})
