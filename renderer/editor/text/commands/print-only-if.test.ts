// What can depend on a field at a selection, and that words, blocks and rows do so after the command, with one step of undo.
import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { conditionOf } from '../state/conditions'
import { canDepend, dependentParts, likelyPart, printAlways, setCondition } from './print-only-if'
import { make, p, run, stateOf, stateWith } from './testing'

const DATE = { field: 'date', filled: true } as const
const when = (words: string) => schema.text(words, [schema.marks.onlyIf.create(DATE)])
const chip = (name: string) => make('field', { name })
const td = (...blocks: Node[]) => make('tableCell', {}, ...blocks)
const tr = (...cells: Node[]) => make('tableRow', {}, ...cells)
const li = (...blocks: Node[]) => make('listItem', {}, ...blocks)
const table = (...rows: Node[]) => make('table', { id: 't', caption: '' }, ...rows)

const labels = (state: EditorState) => dependentParts(state).map(({ label }) => label)
const likely = (state: EditorState) => likelyPart(state, dependentParts(state))
/** The words that depend on something. */
const dependent = ({ doc }: EditorState): string[] => {
  const found: string[] = []
  doc.descendants((node) => {
    if (node.isInline && conditionOf(node)) found.push(node.text ?? `<${node.type.name}>`)
  })
  return found
}
/** The position of the last node of a type. */
const placeOf = ({ doc }: EditorState, type: string): number => {
  const places: number[] = []
  doc.descendants((node, pos) => void (node.type.name === type && places.push(pos)))
  return places.at(-1) ?? 0
}
const applied = (state: EditorState) => run(state, setCondition(likely(state)?.ranges ?? [], DATE))

describe('what can depend on a field', () => {
  it('is the line at the cursor, the box around it, and selected words first', () => {
    expect(labels(stateOf([p('On|e')]))).toEqual(['This paragraph'])
    expect(labels(stateOf([make('callout', { kind: 'note' }, p('On|e'), p('Two'))]))).toEqual([
      'This paragraph',
      'This callout',
    ])
    expect(labels(stateOf([p('One |two| three')]))).toEqual(['The selected words', 'This paragraph'])
    expect(labels(stateOf([p('O|ne'), p('Tw|o')]))).toEqual(['The selected words', 'The selected paragraphs'])
  })

  it('is an item once, however long its list', () => {
    const list = make('bulletList', {}, li(p('On|e')), li(p('Two')))
    expect(labels(stateOf([list]))).toEqual(['This list item', 'This list'])
    const deep = make('bulletList', {}, li(p('On|e'), make('bulletList', {}, li(p('In')))))
    expect(labels(stateOf([deep]))).toEqual(['This paragraph', 'This list item', 'This list'])
    const two = make('bulletList', {}, li(p('O|ne')), li(p('Tw|o')), li(p('Three')))
    expect(labels(stateOf([two]))).toEqual(['The selected words', 'The selected list items', 'This list'])
  })

  it('is the row first in a table', () => {
    const state = stateOf([table(tr(td(p('a|')), td(p())), tr(td(p('b')), td(p('c'))))])
    expect(labels(state)).toEqual(['This paragraph', 'This row', 'This table'])
    expect(likely(state)?.label).toBe('This row')
  })

  it('is no row of joined cells, and no box with an image: they would be printed anyway', () => {
    const tall = make('tableCell', { rowspan: 2 }, p('a|'))
    expect(labels(stateOf([table(tr(tall, td(p('b'))), tr(td(p('c'))))]))).toEqual(['This paragraph'])
    const image = make('image', { id: 'i', asset: 'a'.repeat(64), alt: '', caption: '', width: 50 })
    const box = make('callout', { kind: 'note' }, p('On|e'), image)
    expect(labels(stateOf([box]))).toEqual(['This paragraph'])
  })

  it('is a box or table of the own side, of instructors, and of readers of the pack’s own', () => {
    const own = make('callout', { kind: 'note', audience: 'aud-1' }, p('On|e'))
    expect(labels(stateOf([own]))).toContain('This callout')
    expect(labels(stateOf([make('trainer', { kind: 'answers' }, p('On|e'))]))).toContain(
      'This trainer material',
    )
  })

  it('is nothing without words', () => {
    expect(canDepend(stateOf([p('|')]))).toBe(false)
    expect(labels(stateOf([p('|')]))).toEqual([])
    expect(canDepend(stateOf([make('codeBlock', {}, 'co|de')]))).toBe(false)
    // A title always stays: only words of it can depend on something.
    expect(labels(stateWith('One |two|', [p()]))).toEqual(['The selected words'])
    expect(labels(stateWith('On|e', [p()]))).toEqual([])
  })
})

describe('making words depend on a field', () => {
  it('takes along the space that would be left over', () => {
    expect(dependent(applied(stateOf([p('Decide |by Friday|.')])))).toEqual([' by Friday'])
    expect(dependent(applied(stateOf([p('Decide |by Friday| or not.')])))).toEqual([' by Friday'])
    expect(dependent(applied(stateOf([p('|Today| we decide.')])))).toEqual(['Today '])
    expect(dependent(applied(stateOf([p('Decide |by Friday |or not.')])))).toEqual(['by Friday '])
    expect(dependent(applied(stateOf([p('(|by Friday|)')])))).toEqual(['by Friday'])
    const late = schema.text(' late ', [schema.marks.onlyIf.create({ field: 'place', filled: true })])
    expect(dependent(applied(stateOf([p('Decide', late, '|by Friday|.')])))).toEqual([' late ', 'by Friday'])
  })

  it('marks fields, references and notes, but not the words in a note', () => {
    const note = make('footnote', { id: 'f', kind: 'footnote' }, 'echo')
    const state = applied(stateOf([p('|By ', chip('date'), note, make('tickBox', {}), '|')]))
    expect(dependent(state)).toEqual(['By ', '<field>', '<footnote>', '<tickBox>'])
  })

  it('is one step of undo, and no step when nothing changes', () => {
    const before = stateOf([p('By |', chip('date'), '.')], [history()])
    const after = applied(before)
    expect(dependent(after)).toEqual(['By ', '<field>', '.'])
    expect(run(after, undo).doc.eq(before.doc)).toBe(true)
    expect(setCondition(likely(after)?.ranges ?? [], DATE)(after)).toBe(false)
  })

  it('suggests the field that the words show, and what they depend on now', () => {
    const state = stateOf([p('By| ', chip('deadline'), '.')])
    expect(likely(state)).toMatchObject({ condition: null, field: 'deadline' })
    const other = run(state, setCondition(likely(state)?.ranges ?? [], { field: 'place', filled: false }))
    expect(likely(other)).toMatchObject({
      label: 'This paragraph',
      condition: { field: 'place', filled: false },
    })
    // Changing it leaves one condition.
    expect(likely(applied(other))).toMatchObject({ condition: DATE })
  })

  it('finds the row of a template at a cursor in one of its cells, and frees it whole', () => {
    const state = stateOf([table(tr(td(p(when('a|'))), td(p(when('b')))), tr(td(p('c')), td(p('d'))))])
    expect(likely(state)).toMatchObject({ label: 'This row', condition: DATE })
    expect(dependent(run(state, setCondition(likely(state)?.ranges ?? [], null)))).toEqual([])
    // The words at the cursor alone.
    expect(dependent(run(state, printAlways))).toEqual(['b'])
  })

  it('takes whole rows for selected ones, and the words of other selected cells', () => {
    const state = stateOf([table(tr(td(p('a')), td(p('b'))), tr(td(p('c')), td(p('d'))))])
    const cells: number[] = []
    state.doc.descendants((node, pos) => void (node.type.name === 'tableCell' && cells.push(pos)))
    const select = (from: number, to: number) =>
      state.apply(
        state.tr.setSelection(CellSelection.create(state.doc, cells[from] as number, cells[to] as number)),
      )
    expect(likely(select(3, 0))?.label).toBe('The selected rows')
    expect(dependent(applied(select(0, 1)))).toEqual(['a', 'b'])
    expect(likely(select(0, 1))?.label).toBe('This row')
    expect(likely(select(0, 2))?.label).toBe('The words of the selected cells')
    expect(dependent(applied(select(0, 2)))).toEqual(['a', 'c'])
  })

  it('takes a selected box whole, and a selected chip as words', () => {
    const state = stateOf([p('|Before '), make('callout', { kind: 'note' }, p('One'))])
    const select = (of: EditorState, type: string) =>
      of.apply(of.tr.setSelection(NodeSelection.create(of.doc, placeOf(of, type))))
    const box = select(state, 'callout')
    expect(labels(box)).toEqual(['This callout'])
    const line = stateOf([p('By ', chip('date'), '.')])
    expect(dependent(applied(select(line, 'field')))).toEqual([' ', '<field>'])
  })

  it('works across sections, where code between the words stays as it is', () => {
    const state = stateOf([p('One'), make('codeBlock', {}, 'two'), p('three')])
    const all = state.apply(
      state.tr.setSelection(TextSelection.create(state.doc, 4, state.doc.content.size - 2)),
    )
    expect(dependent(applied(all))).toEqual(['One', 'three'])
  })
})
