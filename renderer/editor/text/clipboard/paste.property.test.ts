// Whatever is pasted anywhere: the document stays valid, no words are lost, and tables stay regular grids.

import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { CellSelection, TableMap } from '@tiptap/pm/tables'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { make } from '../commands/testing'
import { cellsOf } from './cell-grid'
import { pasteText } from './paste-text'

/** Numbers words, so that each can be found. */
class Words {
  private count = 0
  constructor(private readonly letter: string) {}
  next(): Node {
    this.count += 1
    return schema.text(`${this.letter}${this.count}.`)
  }
}

type Shape = { readonly kind: string; readonly of: readonly Shape[]; readonly spans: readonly number[] }
const KINDS = [
  'p',
  'h',
  'ul',
  'ol',
  'task',
  'quote',
  'hr',
  'pre',
  'np',
  'table',
  'callout',
  'guidance',
  'trainer',
  'break',
  'image',
  'empty',
]
const shapes = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    kind: fc.constantFrom(...KINDS),
    of: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('shape'), { maxLength: 3 }),
    ),
    spans: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }),
  }),
})).shape

const isFlow = (node: Node): boolean => node.type.isInGroup('flow')

function block(shape: Shape, words: Words): Node {
  const p = () => make('paragraph', {}, words.next())
  const flow = () => {
    const inner = shape.of.map((one) => block(one, words)).filter(isFlow)
    return inner.length > 0 ? inner : [p()]
  }
  switch (shape.kind) {
    case 'h':
      return make('heading', { level: 2 }, words.next())
    case 'np':
      return make('numberedParagraph', { level: 2 }, words.next())
    case 'pre':
      return make('codeBlock', {}, words.next())
    case 'ul':
      return make('bulletList', {}, make('listItem', {}, p(), ...flow()), make('listItem', {}, p()))
    case 'ol':
      return make(
        'orderedList',
        { start: 4 },
        make('listItem', {}, p()),
        make('listItem', {}, p(), ...flow()),
      )
    case 'task':
      return make('taskList', {}, make('taskItem', { checked: true }, p(), ...flow()))
    case 'quote':
      return make('blockquote', {}, ...flow())
    case 'callout':
      return make('callout', {}, ...flow())
    case 'guidance':
      return make('guidance', {}, ...flow())
    case 'trainer':
      return make('trainer', {}, ...flow())
    case 'hr':
      return make('horizontalRule', {})
    case 'break':
      return make('pageBreak', {})
    case 'image':
      return make('image', { asset: 'a'.repeat(64) })
    case 'table':
      return table(shape, words)
    case 'empty':
      return make('paragraph', {})
    default:
      return p()
  }
}

/** A table with spans, which may be irregular like those of web pages. */
function table({ spans, of }: Shape, words: Words): Node {
  let at = 0
  const next = (): number => spans[at++ % spans.length] ?? 1
  const rows = Array.from({ length: next() }, () =>
    make(
      'tableRow',
      {},
      ...Array.from({ length: next() }, (_, column) => {
        const inner = of.map((one) => block(one, words)).filter(isFlow)
        const content = inner.length > 0 && column === 0 ? inner : [make('paragraph', {}, words.next())]
        return make(
          next() === 1 ? 'tableHeader' : 'tableCell',
          { colspan: next(), rowspan: next() },
          ...content,
        )
      }),
    ),
  )
  return make('table', { caption: 'Caption' }, ...rows)
}

/** A regular table with merged cells that can hold the cursor. */
function target(merged: boolean, words: Words): Node {
  const cell = (attrs = {}) => make('tableCell', attrs, make('paragraph', {}, words.next()))
  const head = () => make('tableHeader', {}, make('paragraph', {}, words.next()))
  return merged
    ? make(
        'table',
        { caption: 'Ships' },
        make('tableRow', {}, cell({ colspan: 2, rowspan: 2 }), cell()),
        make('tableRow', {}, cell()),
        make('tableRow', {}, cell(), cell(), cell()),
      )
    : make(
        'table',
        { caption: 'Ships' },
        make('tableRow', {}, head(), head()),
        make('tableRow', {}, cell(), cell()),
      )
}

function sectionWith(place: string, words: Words): Node {
  const p = () => make('paragraph', {}, words.next())
  const places: Record<string, () => Node> = {
    p,
    heading: () => make('heading', { level: 1 }, words.next()),
    np: () => make('numberedParagraph', {}, words.next()),
    item: () =>
      make(
        'bulletList',
        {},
        make('listItem', {}, p(), make('orderedList', {}, make('listItem', {}, p()))),
        make('listItem', {}, p()),
      ),
    task: () => make('taskList', {}, make('taskItem', {}, p()), make('taskItem', {}, p())),
    quote: () => make('blockquote', {}, p(), p()),
    callout: () => make('callout', { kind: 'risk' }, p(), p()),
    guidance: () => make('guidance', {}, p()),
    trainer: () => make('trainer', {}, p(), target(false, words)),
    table: () => target(false, words),
    merged: () => target(true, words),
    title: p,
  }
  return make('section', { id: 'one' }, make('sectionTitle', {}, words.next()), places[place]?.() ?? p(), p())
}

const PLACES = [
  'p',
  'heading',
  'np',
  'item',
  'task',
  'quote',
  'callout',
  'guidance',
  'trainer',
  'table',
  'merged',
  'title',
  'cells',
]

/** A state with the cursor in the nth text block, or cells selected. */
function stateFor(place: string, at: number, cells: readonly [number, number]): EditorState {
  const words = new Words('o')
  const doc = make('doc', {}, sectionWith(place === 'cells' ? 'merged' : place, words))
  const state = EditorState.create({ doc })
  const texts: number[] = []
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock && (node.type.name === 'sectionTitle') === (place === 'title')) texts.push(pos + 1)
    if (/cell/.test(String(node.type.spec.tableRole))) found.push(pos)
  })
  if (place !== 'title') texts.pop()
  const pos = texts[at % texts.length] ?? 2
  const { tr } = state
  if (place === 'cells')
    tr.setSelection(
      CellSelection.create(doc, found[cells[0] % found.length] ?? 0, found[cells[1] % found.length] ?? 0),
    )
  else tr.setSelection(TextSelection.create(doc, pos + (at % 3)))
  return state.apply(tr)
}

const wordsIn = (node: Node): Set<string> => {
  const found = new Set<string>()
  for (const word of node.textBetween(0, node.content.size, ' ').match(/n\d+\./g) ?? []) found.add(word)
  return found
}

it('takes any blocks at any place', () => {
  fc.assert(
    fc.property(
      fc.record({
        given: fc.array(shapes, { minLength: 1, maxLength: 4 }),
        place: fc.constantFrom(...PLACES),
        at: fc.nat(20),
        cells: fc.tuple(fc.nat(10), fc.nat(10)),
        open: fc.boolean(),
        sheet: fc.boolean(),
      }),
      ({ given, place, at, cells, open, sheet }) => {
        const words = new Words('n')
        const content = Fragment.from(given.map((shape) => block(shape, words)))
        const slice = open ? Slice.maxOpen(content, true) : new Slice(content, 0, 0)
        const state = stateFor(place, at, cells)
        const before = state.doc.child(0).child(1)
        let { doc } = state
        pasteText(slice, sheet)(state, (tr) => (doc = tr.doc))
        doc.check()
        const wanted = wordsInFragment(content)
        const there = wordsIn(doc)
        expect(wanted.filter((word) => !there.has(word))).toEqual([])
        // The node with the cursor remains whole: its table, list or box is not split.
        const frames = (node: Node): number => countOf(node, (one) => one.attrs.caption === 'Ships')
        if (before.type.name === 'table') {
          expect(frames(doc)).toBe(1)
          let grid: Node | null = null
          doc.descendants((one) => {
            if (one.attrs.caption === 'Ships') grid = one
          })
          expect(grid && TableMap.get(grid).problems).toBeNull()
        }
        doc.descendants((one) => {
          if (one.type.name === 'table') expect(TableMap.get(one).problems).toBeNull()
        })
        // Nor is a box split, or nested in a pasted copy of itself.
        if (['callout', 'guidance', 'trainer'].includes(before.type.name) && place !== 'title')
          expect(countOf(doc, (one) => one.type === before.type)).toBe(1)
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 400) },
  )
})

function wordsInFragment(content: Fragment): string[] {
  return content.textBetween(0, content.size, ' ').match(/n\d+\./g) ?? []
}

function countOf(node: Node, test: (one: Node) => boolean): number {
  let count = 0
  node.descendants((one) => {
    if (test(one)) count += 1
  })
  return count
}

it('finds cells in slices that hold nothing else', () => {
  const words = new Words('n')
  const one = target(false, words)
  expect(cellsOf(new Slice(Fragment.from(one), 0, 0))).toMatchObject({ width: 2, height: 2 })
  expect(cellsOf(new Slice(Fragment.from([one, make('paragraph', {})]), 0, 0))).toBeNull()
})
