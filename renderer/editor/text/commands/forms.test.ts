// Keys for tick boxes and staff forms: drawn before and after.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { textKeys } from '../../actions/text-keys'
import { addRow, insertForm, setBest, tableKind } from './forms'
import { insertTable, linesAtCursor, nextCell, setLines } from './tables'
import { draw, make, p, run, stateOf } from './testing'
import { insertTickBox, toggleTick } from './ticks'

const keys = textKeys('own')
const space = keys.Space ?? (() => false)

const boxes = (state: EditorState): [number, boolean][] => {
  const found: [number, boolean][] = []
  state.doc.descendants((node: Node, pos) => {
    if (node.type.name === 'tickBox') found.push([pos, node.attrs.checked])
  })
  return found
}
const ticks = (state: EditorState): string =>
  boxes(state)
    .map(([, on]) => (on ? 'x' : '-'))
    .join('')
const boxAt = (state: EditorState, index: number): number => boxes(state)[index]?.[0] ?? -1
const at = (state: EditorState, pos: number): EditorState =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))

describe('tick boxes', () => {
  const box = (checked = false) => make('tickBox', { checked })

  it('are put in at the cursor, and words follow', () => {
    const state = run(stateOf([p('One| two')]), insertTickBox)
    expect(draw(state)).toBe('p(One<tickBox>| two)')
    expect(space(state)).toBe(false)
  })

  it('are no part of code', () => {
    expect(insertTickBox(stateOf([make('codeBlock', {}, 'a|b')]))).toBe(false)
  })

  it('are ticked by Space in front of them, or where they are selected', () => {
    const state = stateOf([p('One| ', box(), ' two')])
    const pos = boxAt(state, 0)
    expect(space(state)).toBe(false)
    expect(ticks(run(at(state, pos), space))).toBe('x')
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
    const once = run(selected, space)
    expect([ticks(once), ticks(run(once, space))]).toEqual(['x', '-'])
  })

  it('share the shortcut of checklists', () => {
    const state = stateOf([p('One|', box())])
    expect(ticks(run(state, keys['Mod-Alt-d'] ?? (() => false)))).toBe('x')
  })

  it('are independent of each other in plain text and tables', () => {
    const state = stateOf([p('|', box(true), box())])
    expect(ticks(run(state, toggleTick(boxAt(state, 1))))).toBe('xx')
  })
})

describe('a decision block', () => {
  const decision = run(stateOf([p('|')]), insertForm('decision'))

  it('is put in with the cursor in its first cell', () => {
    expect(tableKind(decision)).toBe('decision')
    expect(draw(decision)).toMatch(/^table\(tr\(th\(p\(\|Decision\)\) td\(p\(<tickBox>.Approved\)\)/)
  })

  it('is filled in by keys: Tab and Space tick one choice and clear the others', () => {
    const first = run(run(decision, nextCell), space)
    expect(ticks(first)).toBe('x--')
    const third = run(run(run(first, nextCell), nextCell), space)
    expect(ticks(third)).toBe('--x')
    expect(ticks(run(third, space))).toBe('---')
  })

  it('is left by Tab in its last cell, without a new row', () => {
    let state = decision
    for (let cell = 0; cell < 13; cell += 1) state = run(state, nextCell)
    expect(tableKind(state)).not.toBeNull()
    state = run(state, nextCell)
    expect(tableKind(state)).toBeNull()
    expect(state.doc.child(0).child(1).childCount).toBe(6)
  })
})

describe('a coordination table', () => {
  const made = run(stateOf([p('|')]), insertForm('coordination'))
  const inRow = (row: number): EditorState => at(made, boxAt(made, row * 2))

  it('lets an office concur or not, by itself', () => {
    const once = run(inRow(1), toggleTick(boxAt(made, 2)))
    const twice = run(once, toggleTick(boxAt(made, 5)))
    expect(ticks(twice)).toBe('--x--x')
    expect(ticks(run(twice, toggleTick(boxAt(made, 3))))).toBe('---x-x')
  })

  it('gives a new row boxes that are not ticked, also below its header', () => {
    const ticked = run(inRow(0), toggleTick(boxAt(made, 0)))
    expect(ticks(run(at(ticked, boxAt(ticked, 0)), addRow('below')))).toBe('x-------')
    expect(ticks(run(at(ticked, boxAt(ticked, 0)), addRow('above')))).toBe('--x-----')
    const inHeader = run(stateOf([p('|')]), insertForm('coordination'))
    expect(ticks(run(inHeader, addRow('below')))).toBe('--------')
  })
})

describe('lines to write on', () => {
  it('are set for the cell with the cursor', () => {
    const state = run(run(stateOf([p('|')]), insertTable(2, 2)), setLines(3))
    expect(linesAtCursor(state)).toBe(3)
    expect(linesAtCursor(run(state, nextCell))).toBe(0)
  })
})

describe('an options matrix', () => {
  const made = run(stateOf([p('|')]), insertForm('optionsHigher'))

  it('keeps its totals in the last row', () => {
    const last = at(made, made.doc.child(0).child(0).nodeSize + made.doc.child(0).child(1).nodeSize - 4)
    const rows = run(last, addRow('below')).doc.child(0).child(1)
    expect([rows.childCount, rows.lastChild?.textContent]).toEqual([7, 'Total'])
  })

  it('says which total is best', () => {
    expect(tableKind(run(made, setBest('optionsLower')))).toBe('optionsLower')
    expect(setBest('optionsLower')(stateOf([p('|')]))).toBe(false)
  })
})
