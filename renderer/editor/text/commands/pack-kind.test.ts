// The kind of a pack and the place of its trainer material change together, as one step of undo.
import { history, redo, undo } from '@tiptap/pm/history'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { changeKind, kindIn } from './pack-kind'
import { draw, make, p, stateOf } from './testing'

const trainer = (kind: string) => make('trainer', { kind }, p(kind))

/** Runs a command; returns the state after it and the kind that it sets. */
function ran(
  state: EditorState,
  command: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean,
) {
  let sent: Transaction | null = null
  const done = command(state, (tr) => {
    sent = tr
  })
  if (!sent) return { done, state, kind: null }
  const tr: Transaction = sent
  return { done, state: state.apply(tr), kind: kindIn(tr) }
}

it('puts objectives and key terms before the text of a handout, and behind that of a briefing', () => {
  const first = stateOf([p('One|'), trainer('objectives'), trainer('answers')], [history()])
  const handout = ran(first, changeKind('briefing', 'handout'))
  expect(handout.kind).toBe('handout')
  expect(draw(handout.state).replaceAll('|', '')).toBe('trainer(p(objectives)) p(One) trainer(p(answers))')

  const back = ran(handout.state, undo)
  expect([back.kind, back.state.doc.eq(first.doc)]).toEqual(['briefing', true])
  const again = ran(back.state, redo)
  expect([again.kind, again.state.doc.eq(handout.state.doc)]).toEqual(['handout', true])

  const briefing = ran(handout.state, changeKind('handout', 'briefing'))
  expect(draw(briefing.state).replaceAll('|', '')).toBe('p(One) trainer(p(objectives)) trainer(p(answers))')
})

it('can be taken back where nothing has to move, also material that the author put between paragraphs', () => {
  const first = stateOf([p('One|'), trainer('objectives'), p('Two')], [history()])
  const handout = ran(first, changeKind('briefing', 'handout'))
  expect([handout.kind, handout.state.doc.eq(first.doc)]).toEqual(['handout', true])
  expect(ran(handout.state, undo).kind).toBe('briefing')
})

it('does nothing for the kind that the pack has', () => {
  expect(ran(stateOf([p('One|')], [history()]), changeKind('handout', 'handout')).done).toBe(false)
})
