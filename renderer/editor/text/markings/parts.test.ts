// The parts around the cursor that can be marked, the innermost first.
import { EditorState, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { make, p } from '../commands/testing'
import { markableParts, markPart } from './parts'

const cell = (words: string) => make('tableCell', {}, p(words))
const doc = make(
  'doc',
  {},
  make(
    'section',
    { marking: 'secret' },
    make('sectionTitle', {}, 'Title'),
    p('plain'),
    make('callout', { kind: 'note', marking: 'cui' }, p('boxed')),
    make('table', {}, make('tableRow', {}, cell('one'), cell('two'))),
    make('image', { marking: 'secret//NOFORN' }),
  ),
)

function place(words: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    if (node.text === words || node.type.name === words) found = pos
  })
  return found
}

const at = (selection: Selection) =>
  markableParts(EditorState.create({ doc, selection }), null).map(({ name, marking }) => [name, marking])
const inText = (words: string) => at(TextSelection.create(doc, place(words)))
const section = ['Section', 'secret']

it('are those around the cursor', () => {
  expect(inText('Title')).toEqual([section])
  expect(inText('plain')).toEqual([['Paragraph', null], section])
  expect(inText('boxed')).toEqual([['Paragraph', null], ['Callout', 'cui'], section])
  expect(inText('one')).toEqual([['Paragraph', null], ['Table', null], section])
})

it('are a selected image, or the table of selected cells', () => {
  expect(at(NodeSelection.create(doc, place('image')))).toEqual([['Image', 'secret//NOFORN'], section])
  expect(at(CellSelection.create(doc, place('one') - 2, place('two') - 2))).toEqual([
    ['Table', null],
    section,
  ])
})

it('are the box at a position, and what is around it', () => {
  const state = EditorState.create({ doc })
  const parts = markableParts(state, place('callout'))
  expect(parts.map(({ name }) => name)).toEqual(['Callout', 'Section'])
  let next = state
  markPart(parts[0]?.pos ?? 0, 'secret//REL TO USA, GBR')(state, (tr) => {
    next = state.apply(tr)
  })
  expect(next.doc.nodeAt(place('callout'))?.attrs.marking).toBe('secret//REL TO USA, GBR')
})
