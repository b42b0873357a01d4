// Nothing is written into a part of which all is proposed to be deleted: accepting that would take it away unseen.
import { AllSelection, EditorState, type Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { make, p } from '../commands/testing'
import { trackChanges } from './tracking'

it('takes words back that are typed into a deleted section, and says why', () => {
  const reports: string[] = []
  const doc = make(
    'doc',
    {},
    make('section', { id: 'one' }, make('sectionTitle', {}, 'Title'), p('First words'), p('Other words')),
  )
  const tracking = {
    isOn: () => true,
    author: () => 'Me',
    report: (words: string) => void reports.push(words),
  }
  let state = EditorState.create({ doc, plugins: [trackChanges(tracking)] })
  const run = (change: (tr: Transaction) => Transaction) => {
    state = state.applyTransaction(change(state.tr)).state
  }
  const at = () => {
    let end = 0
    state.doc.descendants((node, pos) => {
      if (node.isText && node.text === 'Other words') end = pos + node.nodeSize
    })
    return end
  }
  run((tr) => tr.setSelection(new AllSelection(tr.doc)).deleteSelection())
  expect(state.doc.firstChild?.marks.map(({ type }) => type.name)).toEqual(['deleted'])
  const before = state.doc
  run((tr) => tr.insertText('Typed', at()))
  expect(state.doc.toJSON()).toEqual(before.toJSON())
  expect(reports).toEqual([
    'All of this part is proposed to be deleted: accept or reject that before you write in it.',
  ])
})

it('goes on after the first letter that replaces all of the text', () => {
  const doc = make('doc', {}, make('section', { id: 'one' }, make('sectionTitle', {}, 'Title'), p('Words')))
  const tracking = { isOn: () => true, author: () => 'Me', report: () => undefined }
  let state = EditorState.create({ doc, plugins: [trackChanges(tracking)] })
  const run = (change: (tr: Transaction) => Transaction) => {
    state = state.applyTransaction(change(state.tr)).state
  }
  run((tr) => {
    const section = make('section', { id: 'two' }, make('sectionTitle', {}, 'R'), p())
    return tr.replaceWith(0, tr.doc.content.size, section)
  })
  const { $from } = state.selection
  expect($from.node(1).marks.map(({ type }) => type.name)).toEqual(['inserted'])
})
