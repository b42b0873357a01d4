// Moving, nesting, adding and removing sections, on plain editor states.
import { history, undo } from '@tiptap/pm/history'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { emptySection } from '#shared/template'
import { numberingOf } from '#shared/themes'
import { uniqueIds } from '../plugins/ids'
import { outlineOf } from '../state/outline'
import { sectionNumbersOf } from '../state/survey'
import {
  insertSections,
  moveBranches,
  moveBranchesBy,
  removeBranches,
  renameSection,
  restoreSections,
  setAnnex,
  setExcluded,
  shiftLevels,
} from './sections'

/** A state from a sketch such as `A:1 a:2 b:2 B:1 X:1*` (`*` is an annex). */
function sketch(text: string): EditorState {
  const sections = text.split(' ').map((word) => {
    const [, title = '', level = '1', annex] = /^(\w+):(\d)(\*?)$/.exec(word) ?? []
    const section = emptySection(title, () => title, Number(level))
    return { ...section, attrs: { ...section.attrs, annex: annex === '*' } }
  })
  const doc = schema.nodeFromJSON({ type: 'doc', content: sections })
  return EditorState.create({ doc, plugins: [history(), uniqueIds()] })
}

const draw = (state: EditorState): string =>
  outlineOf(state.doc)
    .map((row) => `${row.info.title || '_'}:${row.level}${row.annex ? '*' : ''}`)
    .join(' ')

function run(state: EditorState, command: Command): EditorState {
  let next = state
  if (!command(state, (tr) => (next = state.apply(tr)))) throw new Error('The command refused')
  next.doc.check()
  return next
}

const cannot = (state: EditorState, command: Command): boolean => !command(state)

describe('sections', () => {
  const state = sketch('A:1 a:2 b:2 B:1 c:2 X:1* Y:1*')

  it('moves a chapter with its sub-sections, and undo brings it back in one step', () => {
    const moved = run(state, moveBranches([0], 5))
    expect(draw(moved)).toBe('B:1 c:2 A:1 a:2 b:2 X:1* Y:1*')
    expect(draw(run(moved, undo))).toBe(draw(state))
  })

  it('leaves the cursor in its words when a section is changed in its place', () => {
    const at = (title: string) =>
      (outlineOf(state.doc).find(({ info }) => info.title === title)?.pos ?? 0) + 2
    const selection = TextSelection.create(state.doc, at('b'), at('b') + 1)
    const inB = state.apply(state.tr.setSelection(selection))
    for (const command of [shiftLevels([2], -1), setExcluded([2], true), setAnnex(2, true)]) {
      const changed = run(inB, command)
      const { $from, $to } = changed.selection
      expect([$from.parent.textContent, $from.parentOffset, $to.parentOffset]).toEqual(['b', 0, 1])
    }
  })

  it('moves several branches as one step', () => {
    const moved = run(state, moveBranches([2, 4], 0))
    expect(draw(moved)).toBe('b:1 c:2 A:1 a:2 B:1 X:1* Y:1*')
    expect(draw(run(moved, undo))).toBe(draw(state))
    expect(cannot(state, moveBranches([0], 2))).toBe(true)
  })

  it('keeps the very nodes that it moves, so that they are not saved again', () => {
    const moved = run(state, moveBranches([0], 5))
    expect(moved.doc.child(2)).toBe(state.doc.child(0))
  })

  it('moves by one place among neighbours, by keyboard', () => {
    expect(draw(run(state, moveBranchesBy([3], -1)))).toBe('B:1 c:2 A:1 a:2 b:2 X:1* Y:1*')
    expect(draw(run(state, moveBranchesBy([0], 1)))).toBe('B:1 c:2 A:1 a:2 b:2 X:1* Y:1*')
    expect(draw(run(state, moveBranchesBy([2], 1)))).toBe('A:1 a:2 B:1 b:2 c:2 X:1* Y:1*')
    expect(cannot(state, moveBranchesBy([0], -1))).toBe(true)
    expect(cannot(state, moveBranchesBy([3], 1))).toBe(true)
  })

  it('moves and nests several branches together, as one step', () => {
    const moved = run(state, moveBranchesBy([3, 1, 2], -1))
    expect(draw(moved)).toBe('a:1 b:2 B:1 c:2 A:1 X:1* Y:1*')
    expect(draw(run(moved, undo))).toBe(draw(state))
    expect(draw(run(state, moveBranchesBy([0, 1, 2], 1)))).toBe('B:1 c:2 A:1 a:2 b:2 X:1* Y:1*')
    const deeper = run(state, shiftLevels([2, 3], 1))
    expect(draw(deeper)).toBe('A:1 a:2 b:3 B:2 c:3 X:1* Y:1*')
    expect(draw(run(deeper, undo))).toBe(draw(state))
    expect(draw(run(state, shiftLevels([0, 1, 4], -1)))).toBe('A:1 a:2 b:2 B:1 c:1 X:1* Y:1*')
    expect(cannot(state, shiftLevels([0, 3], -1))).toBe(true)
  })

  it('never leaves a gap in the levels', () => {
    expect(draw(run(state, moveBranchesBy([1], -1)))).toBe('a:1 A:1 b:2 B:1 c:2 X:1* Y:1*')
    expect(cannot(state, shiftLevels([0], 1))).toBe(true)
    expect(draw(run(state, shiftLevels([3], 1)))).toBe('A:1 a:2 b:2 B:2 c:3 X:1* Y:1*')
    expect(draw(run(state, removeBranches([0])))).toBe('B:1 c:2 X:1* Y:1*')
  })

  it('keeps annexes behind the body', () => {
    expect(draw(run(state, setAnnex(0, true)))).toBe('B:1 c:2 A:1* a:2* b:2* X:1* Y:1*')
    expect(draw(run(state, setAnnex(6, false)))).toBe('A:1 a:2 b:2 B:1 c:2 Y:1 X:1*')
    expect(draw(run(state, insertSections(6, [emptySection('N', () => 'n')])))).toBe(
      'A:1 a:2 b:2 B:1 c:2 N:1 X:1* Y:1*',
    )
  })

  it('numbers body and annexes, and skips what is excluded', () => {
    const numbers = (of: EditorState): string[] => [
      ...sectionNumbersOf(of.doc, numberingOf({ theme: 'staff-paper' }, { kind: 'briefing' })),
    ]
    expect(numbers(state)).toEqual(['1', '1.1', '1.2', '2', '2.1', 'A', 'B'])
    expect(numbers(run(state, setExcluded([0], true)))).toEqual(['', '', '', '1', '1.1', 'A', 'B'])
  })

  it('removes several branches at once and puts them back where they were', () => {
    const removed = run(state, removeBranches([0, 4]))
    expect(draw(removed)).toBe('B:1 X:1* Y:1*')
    const back = run(
      removed,
      restoreSections([state.doc.child(0), state.doc.child(1), state.doc.child(2)], null),
    )
    expect(draw(back)).toBe('A:1 a:2 b:2 B:1 X:1* Y:1*')
  })

  it('leaves an empty section with an id of its own when the last one is removed', () => {
    const empty = run(sketch('A:1'), removeBranches([0]))
    expect(draw(empty)).toBe('_:1')
    expect(outlineOf(empty.doc)[0]?.id).toMatch(/^[a-z0-9]{12}$/)
  })

  it('renames', () => {
    expect(draw(run(state, renameSection(3, '  Bee ')))).toContain('Bee:1')
    expect(draw(run(state, renameSection(3, '')))).toContain('_:1')
  })
})
