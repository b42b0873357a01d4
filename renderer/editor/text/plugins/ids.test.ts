// Ids stay unique and stable over pasting and splitting.
import { Fragment, Slice } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { sectionInfo } from '../state/section-info'
import { uniqueIds } from './ids'

const heading = (id: string) => ({
  type: 'heading',
  attrs: { id },
  content: [{ type: 'text', text: 'Heading' }],
})
const section = (id: string, ...content: object[]) => ({
  type: 'section',
  attrs: { id },
  content: [{ type: 'sectionTitle' }, ...content],
})
const stateOf = (...content: object[]): EditorState =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }), plugins: [uniqueIds()] })
const ids = (state: EditorState): string[] => state.doc.children.flatMap((node) => sectionInfo(node).ids)

it('gives the copy a new id when a node is pasted before its original', () => {
  const state = stateOf(section('a', heading('copied-later')), section('b', heading('h')))
  const copy = new Slice(Fragment.from(state.doc.child(1).child(1)), 0, 0)
  const pasted = state.apply(state.tr.replace(3, 3, copy))
  const [a, fresh, first, b, original] = ids(pasted)
  expect([a, first, b, original]).toEqual(['a', 'copied-later', 'b', 'h'])
  expect(fresh).toMatch(/^[a-z0-9]{12}$/)
})

it('leaves the id with the first half when a heading is split', () => {
  const state = stateOf(section('a', heading('h')))
  const split = state.apply(state.tr.split(6))
  expect(ids(split)[1]).toBe('h')
  expect(new Set(ids(split)).size).toBe(3)
})

it('gives a pasted copy of a whole section new ids throughout', () => {
  const state = stateOf(section('a', heading('h')))
  const doubled = state.apply(state.tr.insert(state.doc.content.size, state.doc.child(0)))
  expect(ids(doubled).slice(0, 2)).toEqual(['a', 'h'])
  expect(new Set(ids(doubled)).size).toBe(4)
})

it('touches nothing when all is well', () => {
  const state = stateOf(section('a', heading('h')), section('b'))
  const typed = state.apply(state.tr.insertText('x', 2))
  expect(typed.doc.child(1)).toBe(state.doc.child(1))
})
