// A newer version of an enclosed file: its section is never marked lower by it, and what was stated is about the old one.
import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import { schema } from '#shared/document/schema'
import { enclosureSection, replaceFile, stateMarking } from './enclosures'

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)]
const sheets = [{ count: 2, width: 595, height: 842 }]
const ID = '00000000-0000-4000-8000-00000000000a'

function stateWith(marking: string | null): EditorState {
  const section = enclosureSection('Plan', { ...NEW_ENCLOSURE, asset: OLD, sheets }, () => ID)
  const marked = { ...section, attrs: { ...section.attrs, marking } }
  return EditorState.create({ doc: Node.fromJSON(schema, { type: 'doc', content: [marked] }) })
}

function after(state: EditorState, command: ReturnType<typeof replaceFile>) {
  let next = state
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true)
  const section = next.doc.firstChild
  const enclosure = section?.child(1)
  return {
    next,
    marking: section?.attrs.marking,
    asset: enclosure?.attrs.asset,
    isStated: enclosure?.attrs.stated === enclosure?.attrs.asset,
  }
}

it.each([
  [null, 'secret', 'secret'],
  ['official', 'secret', 'secret'],
  ['top-secret', 'secret', 'top-secret'],
  ['secret', null, 'secret'],
  [null, null, null],
])('a section marked %s has, with a file marked %s, the marking %s', (before, file, wanted) => {
  const made = after(stateWith(before), replaceFile(ID, { asset: NEW, sheets }, file))
  expect(made).toMatchObject({ asset: NEW, marking: wanted })
})

it('what was stated is about that file alone', () => {
  const stated = after(stateWith(null), stateMarking(ID, OLD, 'official'))
  expect(stated).toMatchObject({ marking: 'official', isStated: true })
  expect(after(stated.next, replaceFile(ID, { asset: NEW, sheets }, null))).toMatchObject({
    marking: 'official',
    isStated: false,
  })
})
