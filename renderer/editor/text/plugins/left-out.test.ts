// What depends on a field is shown as such, and dimmed while it is left out, however the text is changed.
import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { pack, doc as packDoc, packField } from '../../../../electron/pdf/testing/build'
import { printAlways } from '../commands/print-only-if'
import { draw, make, n, p, run } from '../commands/testing'
import { PackStore } from '../state/pack-store'
import { marksOf } from '../state/survey'
import { countSections, countSelection } from '../state/text-counts'
import { leftOutPlugin } from './left-out'

const when = (words: string, field = 'date', filled = true): Node =>
  schema.text(words, [schema.marks.onlyIf.create({ field, filled })])
const chip = (name: string): Node =>
  make('field', { name }).mark([schema.marks.onlyIf.create({ field: name, filled: true })])
const td = (...blocks: Node[]) => make('tableCell', {}, ...blocks)

const storeOf = (value = '') =>
  new PackStore(pack(packDoc(), {}, [packField('date', value, 'Decision date')]), [])

const DOC = make(
  'doc',
  {},
  make(
    'section',
    { id: 's' },
    make('sectionTitle', {}, 'One'),
    p('Decide', when(' by '), chip('date'), '.'),
    n(1, when('All of it')),
    make('numberedParagraph', { id: 'last', level: 1 }, 'Last', when(' or not', 'date', false)),
    make('bulletList', {}, make('listItem', {}, p(when('Item'))), make('listItem', {}, p('Other'))),
    make(
      'table',
      { id: 't', caption: 'T' },
      make('tableRow', {}, td(p(when('a'))), td(p())),
      make('tableRow', {}, td(p('b')), td(p('c'))),
    ),
  ),
)

function stateOf(store: PackStore): { state: EditorState; plugin: Plugin<DecorationSet> } {
  const plugin = leftOutPlugin(store)
  return { state: EditorState.create({ doc: DOC, plugins: [plugin, history()] }), plugin }
}

/** What is decorated, with its words: `dim` words, whole `out` blocks, and words that depend `on` a field. */
function shown(state: EditorState, plugin: Plugin<DecorationSet>): string[] {
  const found = plugin.getState(state)?.find() ?? []
  return [...found]
    .sort((one, other) => one.from - other.from || other.to - one.to)
    .map((one) => {
      const { attrs } = (one as unknown as { type: { attrs: Record<string, string> } }).type
      const kind = 'data-left-out' in attrs ? 'out' : attrs.class?.includes('left-out') ? 'dim' : 'on'
      return `${kind} ${state.doc.textBetween(one.from, one.to, '/', () => '#')}`
    })
}

describe('words that depend on a field', () => {
  it('are dimmed while they are left out, whole blocks, items and rows once', () => {
    const { state, plugin } = stateOf(storeOf())
    expect(shown(state, plugin)).toEqual([
      'dim  by ',
      'dim #',
      'out All of it',
      'on All of it',
      'on  or not',
      'out Item',
      'out Item',
      'on Item',
      'out a/',
      'out a',
      'on a',
    ])
  })

  it('are only marked as such once the field has a value', () => {
    const { state, plugin } = stateOf(storeOf('in May'))
    const dimmed = shown(state, plugin).filter((one) => !one.startsWith('on '))
    expect(dimmed).toEqual(['dim  or not'])
  })

  it('are followed by a dimmed full stop where the value ends the sentence', () => {
    const { state, plugin } = stateOf(storeOf('in May?'))
    expect(shown(state, plugin).filter((one) => !one.startsWith('on '))).toEqual(['dim .', 'dim  or not'])
    const typed = state.apply(state.tr.insertText('x', textAt(state.doc, '.')))
    expect(shown(typed, plugin)).not.toContain('dim .')
    expect(shown(run(typed, undo), plugin)).toContain('dim .')
  })

  it('say what they depend on', () => {
    const { state, plugin } = stateOf(storeOf())
    const titles = (plugin.getState(state)?.find() ?? []).flatMap(
      (one) => (one as unknown as { type: { attrs: { title?: string } } }).type.attrs.title ?? [],
    )
    expect([...new Set(titles)].sort()).toEqual([
      'Printed only if “Decision date” is empty',
      'Printed only if “Decision date” is filled in',
    ])
  })

  it('keep their look through any edit', () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 12 }),
      words: fc.constantFrom('', 'x', 'yz '),
      kind: fc.constantFrom('type', 'split', 'mark', 'free'),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.constantFrom('', 'In May?'), (edits, value) => {
        const store = storeOf(value)
        const { state: start, plugin } = stateOf(store)
        let state = start
        for (const { at, length, words, kind } of edits) {
          const from = Math.min(1 + (at % state.doc.content.size), state.doc.content.size - 1)
          const to = Math.min(from + length, state.doc.content.size - 1)
          const { tr } = state
          const $from = tr.doc.resolve(from)
          if (!$from.parent.isTextblock) continue
          const end = Math.min(to, $from.end())
          if (kind === 'mark')
            tr.addMark(from, end, schema.marks.onlyIf.create({ field: 'date', filled: true }))
          else if (kind === 'free') tr.removeMark(from, end, schema.marks.onlyIf)
          else if (kind === 'split' && $from.parent.type.name === 'paragraph' && $from.depth === 2)
            tr.split(from)
          else tr.insertText(words, from, end)
          state = state.apply(tr)
        }
        const fresh = leftOutPlugin(store)
        const anew = EditorState.create({ doc: state.doc, plugins: [fresh] })
        expect(shown(state, plugin).sort()).toEqual(shown(anew, fresh).sort())
      }),
    )
  })

  it('are in both halves of a paragraph that is split, and undo brings all back', () => {
    const { state, plugin } = stateOf(storeOf())
    const at = textAt(state.doc, 'All of it') + 4
    const split = state.apply(state.tr.split(at))
    expect(shown(split, plugin)).toContain('out All ')
    expect(shown(split, plugin)).toContain('out of it')
    const undone = run(split, undo)
    expect(shown(undone, plugin)).toEqual(shown(state, plugin))
  })

  it('are not counted, nor are numbered paragraphs of which nothing is left', () => {
    const words = (store: PackStore) =>
      countSections(DOC.children, store.numbering.get(), store.fieldWords).words
    // One; Decide.; Last or not; Other; b; c.
    expect(words(storeOf())).toBe(8)
    // One; Decide by 1 May.; All of it; Last; Item; Other; a; b; c.
    expect(words(storeOf('1 May'))).toBe(14)
    const store = storeOf()
    const { state } = stateOf(store)
    const all = state.apply(
      state.tr.setSelection(
        TextSelection.between(state.doc.resolve(6), state.doc.resolve(state.doc.content.size - 4)),
      ),
    )
    const counts = countSelection(all, store.numbering.get(), store.fieldWords)
    expect(counts).toMatchObject({ words: 7, unprinted: 7 })
    expect(marksOf(DOC, store.numbering.get()).get('last')).toBe('1.')
    expect(marksOf(DOC, storeOf('x').numbering.get()).get('last')).toBe('2.')
  })

  it('are joined by cells and rows with nothing but empty optional fields', () => {
    const value = td(p(make('field', { name: 'spouse' })))
    const row = (...cells: Node[]) => make('tableRow', {}, ...cells)
    const table = make(
      'table',
      { id: 't' },
      row(td(p('Spouse')), value),
      row(td(p('Rank')), value, td(p('x'))),
    )
    const doc = make('doc', {}, make('section', { id: 's' }, make('sectionTitle', {}, 'One'), table))
    const store = new PackStore(
      pack(packDoc(), {}, [{ ...packField('spouse', '', 'Spouse'), optional: true }]),
      [],
    )
    const plugin = leftOutPlugin(store)
    const state = EditorState.create({ doc, plugins: [plugin] })
    expect(shown(state, plugin)).toEqual(['out Spouse/#', 'out #', 'out #'])
    const counted = () => countSections(doc.children, store.numbering.get(), store.fieldWords).words
    // One; Rank, x.
    expect(counted()).toBe(3)
    store.setValue('spouse', 'Anna Smith')
    // One; Spouse, Anna Smith; Rank, Anna Smith, x.
    expect(counted()).toBe(8)
    const all = state.apply(state.tr.setSelection(TextSelection.create(doc, 2, doc.content.size - 4)))
    store.setValue('spouse', '')
    const counts = countSelection(all, store.numbering.get(), store.fieldWords)
    expect(counts).toMatchObject({ words: 3 })
  })

  it('are printed in any case after a command, whole', () => {
    const { state } = stateOf(storeOf())
    const inside = TextSelection.create(state.doc, textAt(state.doc, ' by ') + 2)
    const freed = run(state.apply(state.tr.setSelection(inside)), printAlways)
    expect(
      freed.doc
        .child(0)
        .child(1)
        .children.flatMap(({ marks }) => marks),
    ).toEqual([])
    expect(draw(freed)).toContain('Decide')
    expect(run(freed, undo).doc.eq(state.doc)).toBe(true)
    const outside = TextSelection.create(state.doc, textAt(state.doc, 'Other') + 1)
    expect(printAlways(state.apply(state.tr.setSelection(outside)))).toBe(false)
  })
})

function textAt(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    if (node.text === words) found = pos
  })
  return found
}
