// Tracked edits of any kind lose nothing: without the proposals the text is what it was, and both ways to decide agree.

import { history, undo } from '@tiptap/pm/history'
import { type Node, Slice } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { type Decision, decided, withoutPlaces } from '#shared/document/proposals'
import { plainText } from '#shared/document/query'
import { putSlice } from '../clipboard/put-slice'
import { makeRoom, typeText } from '../commands/selected'
import { h, make, n, p } from '../commands/testing'
import { editingKeys } from '../keymap'
import { uniqueIds } from '../plugins/ids'
import { decideAll } from './decide'
import { trackChanges } from './tracking'

const li = (...content: Node[]) => make('listItem', {}, ...content)
const td = (...content: Node[]) => make('tableCell', {}, ...content)
const original = (): Node =>
  make(
    'doc',
    {},
    make(
      'section',
      { id: 'one' },
      make('sectionTitle', {}, 'Title one'),
      p('Alpha beta ', make('field', { name: 'host' }), ' gamma'),
      h(1, 'Heading'),
      n(1, 'Numbered one'),
      n(2, 'Numbered two'),
      make('bulletList', {}, li(p('item a')), li(p('item b'), make('bulletList', {}, li(p('inner'))))),
      make(
        'table',
        { id: 'tab' },
        make('tableRow', {}, td(p('c1')), td(p('c2'), p('c2b'))),
        make('tableRow', {}, td(p('c3')), td(p())),
      ),
      make('callout', { kind: 'note' }, p('Boxed words')),
      p(),
      p('Last words'),
    ),
    make('section', { id: 'two' }, make('sectionTitle', {}, 'Title two'), p('Second section'), p('The end')),
  )

const reports: string[] = []
// New for each run: a format is said once.
const pluginsNow = () => [
  trackChanges({ isOn: () => true, author: () => 'Me', report: (message) => void reports.push(message) }),
  uniqueIds(),
  tableEditing(),
  history(),
]

const pasted: readonly Slice[] = [
  new Slice(p('one').content, 0, 0),
  new Slice(make('section', {}, make('sectionTitle', {}), p('first'), p('second')).content.cut(2), 1, 1),
  new Slice(make('section', {}, make('sectionTitle', {}), p('closed'), h(2, 'head')).content.cut(2), 0, 0),
  new Slice(
    make('section', {}, make('sectionTitle', {}), make('bulletList', {}, li(p('x')), li(p('y')))).content.cut(
      2,
    ),
    0,
    0,
  ),
]
const KEYS = ['Enter', 'Backspace', 'Delete', 'Mod-Backspace', 'Shift-Enter', 'Tab', 'Shift-Tab'] as const
const operation = fc.oneof(
  fc.record({ kind: fc.constant('key' as const), key: fc.constantFrom(...KEYS) }),
  fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('x', 'new ', 'é') }),
  fc.record({
    kind: fc.constant('go' as const),
    from: fc.nat(400),
    size: fc.constantFrom(0, 0, 0, 1, 3, 8, 30, 200),
  }),
  fc.record({ kind: fc.constant('paste' as const), slice: fc.constantFrom(...pasted) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer O> ? O : never

function applied(state: EditorState, one: Operation): EditorState {
  if (one.kind === 'go') {
    const from = one.from % state.doc.content.size
    const to = Math.min(state.doc.content.size, from + one.size)
    return state.apply(
      state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))),
    )
  }
  if (one.kind === 'paste') {
    const tr = state.selection.empty ? state.tr : makeRoom(state.tr)
    if (tr.selection.$from.parent.inlineContent) putSlice(tr, one.slice)
    return state.apply(tr)
  }
  const command: Command | undefined =
    one.kind === 'key' ? editingKeys[one.key] : state.selection.empty ? typed(one.text) : typeText(one.text)
  let next = state
  command?.(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

const typed =
  (text: string): Command =>
  (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false
    dispatch?.(state.tr.insertText(text))
    return true
  }

/** Without ids, which are new where a paragraph came back, and without empty marks. */
const plainJson = (sections: readonly Section[]): unknown =>
  JSON.parse(JSON.stringify(sections, (key, value) => (key === 'id' ? undefined : value)))
const sectionsOf = (doc: Node): Section[] => doc.toJSON().content
const decidedDoc = (doc: Node, decision: Decision): Section[] =>
  decided(sectionsOf(doc), decision).map(withoutPlaces)
const words = (sections: readonly Section[]): string[] => sections.map((section) => plainText(section))

function decidedByCommand(state: EditorState, verdict: 'accept' | 'reject'): Section[] {
  let next = state
  decideAll(verdict)(state, (tr) => {
    next = state.apply(tr)
  })
  next.doc.check()
  return sectionsOf(next.doc)
}

describe('tracked changes', () => {
  it('keep the text as it was, whatever is edited', () => {
    let edits = 0
    let made = 0
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 14 }), (operations) => {
        let state = EditorState.create({ doc: original(), plugins: pluginsNow() })
        for (const one of operations) {
          const before = state
          reports.length = 0
          state = applied(state, one)
          state.doc.check()
          // What can't be tracked is said, and made at once: the comparison ends there.
          edits += before.doc.eq(state.doc) ? 0 : 1
          if (reports.length > 0) {
            made += 1
            return
          }
          expect(plainJson(decidedDoc(state.doc, 'without'))).toEqual(plainJson(sectionsOf(original())))
          expect(plainJson(decidedByCommand(state, 'reject'))).toEqual(plainJson(sectionsOf(original())))
          expect(words(decidedByCommand(state, 'accept'))).toEqual(words(decidedDoc(state.doc, 'accepted')))
          if (!before.doc.eq(state.doc)) {
            let back = state
            undo(state, (tr) => {
              back = state.apply(tr)
            })
            expect(plainJson(decidedDoc(back.doc, 'without'))).toEqual(plainJson(sectionsOf(original())))
          }
        }
      }),
      { numRuns: 300, seed: 7 },
    )
    // Nearly all of them are blocks pasted into titles and lists.
    expect(made / edits).toBeLessThan(0.3)
  })

  it('say, once accepted, what the edit would have made of the text', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.constantFrom<number>(0, 0, 1, 4, 20, 60, 250),
        operation,
        (from, size, one) => {
          const go = { kind: 'go', from, size } as Operation
          const doc = original()
          reports.length = 0
          const tracked = applied(applied(EditorState.create({ doc, plugins: pluginsNow() }), go), one)
          if (reports.length > 0) return
          const direct = applied(applied(EditorState.create({ doc, plugins: [tableEditing()] }), go), one)
          const text = (sections: readonly Section[]) => words(sections).join('\n').replace(/\s+/g, '')
          expect(text(decidedDoc(tracked.doc, 'accepted'))).toBe(text(sectionsOf(direct.doc)))
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })
})
