import { describe, expect, it } from 'vitest'
import { byParagraph } from './movement'
import { draw, h, make, n, p, run, stateOf } from './testing'

const note = () => make('footnote', { id: 'note' }, 'aside')
const cell = (...words: string[]) => make('tableCell', {}, ...words.map((word) => p(word)))

describe('Ctrl with an arrow goes', () => {
  const down = byParagraph('down', false)
  const up = byParagraph('up', false)

  it('to the start of the next paragraph, whatever it is', () => {
    let state = stateOf([p('on|e'), h(1, 'head'), n(1, 'two'), make('blockquote', {}, p('said'))])
    const seen = [1, 2, 3, 4].map(() => {
      state = run(state, down)
      return draw(state)
    })
    expect(seen.map((text) => text.match(/\w*\|\w*/)?.[0])).toEqual(['|head', '|two', '|said', 'said|'])
  })

  it('past notes', () => {
    const state = stateOf([p('|one', note(), ' more'), p('two')])
    expect(draw(run(state, down))).toContain('|two')
  })

  it('to the start of the paragraph with the cursor, then of the one above', () => {
    const once = run(stateOf([p('one'), p('two', note(), ' mo|re')]), up)
    expect(draw(once)).toContain('|two')
    expect(draw(run(once, up))).toContain('|one')
  })

  it('from cell to cell', () => {
    const table = make('table', {}, make('tableRow', {}, cell('o|ne'), cell('two')))
    expect(draw(run(stateOf([table]), down))).toContain('|two')
  })

  it('nowhere from the end of the pack', () => {
    const state = stateOf([p('one|')])
    let moved = false
    expect(down(state, () => (moved = true))).toBe(true)
    expect(moved).toBe(false)
  })
})

describe('Ctrl and Shift with an arrow selects', () => {
  it('to the end of the paragraph, then of the next', () => {
    const down = byParagraph('down', true)
    const once = run(stateOf([p('|one', note(), ' more'), p('two')]), down)
    expect(once.doc.textBetween(once.selection.from, once.selection.to, '/')).toMatch(/^one.* more$/)
    const twice = run(once, down)
    expect(twice.doc.textBetween(twice.selection.from, twice.selection.to, '/')).toMatch(/\/two$/)
  })

  it('up to the start of the paragraph', () => {
    const state = run(stateOf([p('one'), p('two|')]), byParagraph('up', true))
    expect(state.doc.textBetween(state.selection.from, state.selection.to)).toBe('two')
  })
})
