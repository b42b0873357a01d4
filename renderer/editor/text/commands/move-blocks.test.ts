// Moving paragraphs, items and rows up and down with Alt+Shift and an arrow.
import { history } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { uniqueIds } from '../plugins/ids'
import { undo } from './history'
import { changeLevel } from './lists'
import { moveBlocks } from './move-blocks'
import { draw, h, make, p, run, stateOf } from './testing'

const n = (id: string, words: string) => make('numberedParagraph', { id }, words)
const li = (...blocks: Node[]) => make('listItem', {}, ...blocks)
const ul = (...items: Node[]) => make('bulletList', {}, ...items)
const row = (kind: 'tableHeader' | 'tableCell', words: string, rowspan = 1) =>
  make('tableRow', {}, make(kind, { rowspan }, p(words)))
const [up, down] = [moveBlocks(-1), moveBlocks(1)]

describe('blocks', () => {
  it('change places with their neighbours and keep their ids and the cursor', () => {
    const state = run(stateOf([n('a', 'One'), n('b', 'T|wo'), n('c', 'Three')], [uniqueIds()]), up)
    expect(draw(state)).toBe('n1(T|wo) n1(One) n1(Three)')
    expect(
      state.doc
        .child(0)
        .children.slice(1)
        .map(({ attrs }) => attrs.id),
    ).toEqual(['b', 'a', 'c'])
    expect(draw(run(run(state, down), down))).toBe('n1(One) n1(Three) n1(T|wo)')
  })

  it('move together when several are selected, and back in one step', () => {
    const start = stateOf([p('One'), p('T|wo'), p('Th|ree'), p('Four')], [history()])
    const state = run(start, down)
    expect(draw(state)).toBe('p(One) p(Four) p(T|wo) p(Th|ree)')
    expect(run(state, undo).doc.eq(start.doc)).toBe(true)
  })

  it('move past boxes and tables, and out of boxes', () => {
    const box = () => make('callout', {}, p('In'), p('si|de'))
    expect(draw(run(stateOf([p('On|e'), make('callout', {}, p('In'))]), down))).toBe('callout(p(In)) p(On|e)')
    expect(draw(run(stateOf([box(), p('Two')]), down))).toBe('callout(p(In)) p(si|de) p(Two)')
    expect(draw(run(stateOf([p('One'), make('callout', {}, p('si|de'))]), up))).toBe(
      'callout(p(si|de)) p(One)',
    )
  })

  it('move as selected nodes', () => {
    const state = stateOf([p('One'), make('image', { id: 'i' }), p('Two|')])
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 9)))
    const moved = run(selected, up)
    expect(draw(moved)).toMatch(/^<image> p\(One\)/)
    expect(moved.selection).toBeInstanceOf(NodeSelection)
  })
})

describe('sections', () => {
  const section = (id: string, ...blocks: Node[]) =>
    make('section', { id }, make('sectionTitle', {}, id), ...blocks)
  const words = ({ doc }: EditorState) =>
    doc.children.map((one) => one.children.map(({ textContent }) => textContent).join(' ')).join(' / ')
  const at = (sections: Node[], pos: (doc: Node) => number) => {
    const doc = make('doc', {}, ...sections)
    const state = EditorState.create({ doc, plugins: [uniqueIds()] })
    return state.apply(state.tr.setSelection(NodeSelection.near(doc.resolve(pos(doc)))))
  }

  it('give a block to the next one, which begins with it, and to the one before, which ends with it', () => {
    const state = at([section('a', p('One'), n('x', 'Two')), section('b', p('Three'))], () => 11)
    const below = run(state, down)
    expect(words(below)).toBe('a One / b Two Three')
    expect(below.selection.$from.parent.attrs.id).toBe('x')
    expect(words(run(below, up))).toBe('a One Two / b Three')
  })

  it('keep an empty paragraph when the last block leaves, and lose it when one comes', () => {
    const below = run(
      at([section('a', p('One')), section('b', p('Two'))], () => 5),
      down,
    )
    expect(words(below)).toBe('a  / b One Two')
    expect(words(run(below, up))).toBe('a One / b Two')
    expect(run(below, up).doc.child(0).childCount).toBe(2)
  })

  it('move from their title', () => {
    expect(
      words(
        run(
          at([section('a', p('One')), section('b', p('Two'))], () => 2),
          down,
        ),
      ),
    ).toBe('b Two / a One')
  })
})

describe('items and rows', () => {
  it('move within their list, and at its end past the next block', () => {
    expect(draw(run(stateOf([ul(li(p('A')), li(p('B|')))]), up))).toBe('ul(li(p(B|)) li(p(A)))')
    expect(draw(run(stateOf([p('One'), ul(li(p('A|')), li(p('B')))]), up))).toBe(
      'ul(li(p(A|))) p(One) ul(li(p(B)))',
    )
    expect(draw(run(stateOf([ul(li(p('A')), li(p('B|'))), ul(li(p('C')))]), down))).toBe(
      'ul(li(p(A))) ul(li(p(B|)) li(p(C)))',
    )
  })

  it('move below the header only, and divide no cell', () => {
    const table = (...rows: Node[]) => stateOf([make('table', {}, ...rows)])
    const head = row('tableHeader', 'H')
    expect(draw(run(table(head, row('tableCell', 'A'), row('tableCell', 'B|')), up))).toBe(
      'table(tr(th(p(H))) tr(td(p(B|))) tr(td(p(A))))',
    )
    expect(up(table(head, row('tableCell', 'A|')))).toBe(false)
    const wide = (words: string, ...cells: Node[]) =>
      make('tableRow', {}, make('tableCell', {}, p(words)), ...cells)
    const tall = make('tableCell', { rowspan: 2 }, p('tall'))
    expect(down(table(wide('A|'), wide('B', tall), wide('C')))).toBe(false)
  })
})

it('changes levels sideways', () => {
  expect(draw(run(stateOf([h(1, 'On|e')]), changeLevel(1)))).toBe('h2(On|e)')
  expect(draw(run(stateOf([ul(li(p('A')), li(p('B|')))]), changeLevel(1)))).toBe('ul(li(p(A) ul(li(p(B|)))))')
  const titled = (level: number, words: string) =>
    make('section', { id: words, level }, make('sectionTitle', {}, words), p('Text'))
  const doc = make('doc', {}, titled(1, 'One'), titled(1, 'Two'))
  const at = TextSelection.create(doc, doc.child(0).nodeSize + 3)
  const deeper = run(EditorState.create({ doc, selection: at }), changeLevel(1))
  expect(deeper.doc.children.map(({ attrs }) => attrs.level)).toEqual([1, 2])
  expect(deeper.selection.$from.parent.textContent).toBe('Two')
})
