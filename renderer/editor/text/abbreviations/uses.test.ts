// Expanding abbreviations in the text: at the right position, keeping marks, as one step.
import { history, undo } from '@tiptap/pm/history'
import { describe, expect, it } from 'vitest'
import { NO_ABBREVIATIONS } from '#shared/abbreviations/collect'
import { draw, h, make, p, run, stateOf } from '../commands/testing'
import { abbreviationsOf, expandable, expandFirstUse, positionOfUse } from './uses'

const note = make('footnote', { id: 'f', kind: 'footnote' }, 'NATO in a note')
const field = make('field', { name: 'host_nation' })
const start = () =>
  stateOf(
    [
      h(1, 'About the UN'),
      p('In ', field, note, ' two NGOs met the UN. NATO came, and the ', field, ' XQZ.|'),
    ],
    [history()],
  )
const listOf = (state: ReturnType<typeof start>) => abbreviationsOf(state.doc, 'briefing', NO_ABBREVIATIONS)

describe('abbreviations in the text', () => {
  it('have places that hold their letters, behind chips and notes too', () => {
    const state = start()
    const words = listOf(state).map(({ abbreviation, first }) => {
      const place = positionOfUse(state.doc, first)
      return [abbreviation, place && state.doc.textBetween(place.from, place.to)]
    })
    expect(words).toEqual(['NATO', 'NGO', 'UN', 'XQZ'].map((one) => [one, one]))
  })

  it('are written out at their first use in one step of undo, but those that nobody knows', () => {
    const state = start()
    const done = run(state, expandFirstUse(expandable(listOf(state))))
    expect(draw(done).replace('|', '')).toBe(
      'h1(About the UN) p(In <field>footnote(NATO in a note) two non-governmental organisations (NGOs) met the United Nations (UN). North Atlantic Treaty Organization (NATO) came, and the <field> XQZ.)',
    )
    expect(
      listOf(done)
        .filter(({ expanded }) => !expanded)
        .map(({ abbreviation }) => abbreviation),
    ).toEqual(['XQZ'])
    expect(draw(run(done, undo))).toBe(draw(state))
  })
})
