// Trainer material moves to where a kind of pack has it, in all sections, as one step of undo.
import { history, undo } from '@tiptap/pm/history'
import { expect, it } from 'vitest'
import { draw, make, p, run, stateOf } from './testing'
import { orderTrainer } from './trainer-order'

const trainer = (kind: string) => make('trainer', { kind }, p(kind))

it('puts objectives and key terms before the text of a handout, and behind that of a briefing', () => {
  const state = stateOf([p('One|'), trainer('objectives'), trainer('answers')], [history()])
  const handout = run(state, orderTrainer('handout'))
  expect(draw(handout).replaceAll('|', '')).toBe('trainer(p(objectives)) p(One) trainer(p(answers))')
  expect(draw(run(handout, orderTrainer('briefing'))).replaceAll('|', '')).toBe(
    'p(One) trainer(p(objectives)) trainer(p(answers))',
  )
  expect(run(handout, undo).doc.eq(state.doc)).toBe(true)
  expect(orderTrainer('handout')(handout)).toBe(false)
})

it('leaves material between paragraphs where the author put it', () => {
  const state = stateOf([p('One|'), trainer('objectives'), p('Two')])
  expect(orderTrainer('handout')(state)).toBe(false)
})
