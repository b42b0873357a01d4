// Editing the words of a note keeps its marks.
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { make, p, stateOf } from '../../text/commands/testing'
import { editText } from './edit-text'

it('leaves the marks of what did not change', () => {
  const italic = schema.text('Title', [schema.mark('italic')])
  const state = stateOf([p('A', make('footnote', { id: 'f' }, italic, ', p. 3'))])
  const pos = 6
  expect(state.doc.nodeAt(pos)?.type.name).toBe('footnote')
  const note = editText(state.tr, pos, 'Title, p. 34').doc.nodeAt(pos)
  expect(note?.textContent).toBe('Title, p. 34')
  expect(note?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['italic'])
  expect(editText(state.tr, pos, '').doc.nodeAt(pos)?.content.size).toBe(0)
})
