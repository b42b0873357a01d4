// What remains when everything, several sections, cells or a node are deleted or typed over.
import type { Node } from '@tiptap/pm/model'
import {
  AllSelection,
  type Command,
  EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
} from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { enter } from './movement'
import { deleteSelected, typeText } from './selected'
import { make, n, p } from './testing'

const section = (attrs: Record<string, unknown>, title: string, ...blocks: Node[]) =>
  make('section', attrs, make('sectionTitle', {}, ...(title ? [title] : [])), ...blocks)
const td = (words: string) => make('tableCell', {}, p(...(words ? [words] : [])))
const row = (...words: string[]) => make('tableRow', {}, ...words.map(td))
const table = make('table', { id: 't' }, row('A', 'B', 'C'), row('D', 'E', 'F'))

/** Words of all text blocks in order, with `|` for the cursor; sections are separated by ` / `, titles marked `# `. */
function drawn(state: EditorState): string {
  const { from } = state.selection
  return state.doc.children
    .map((one, index) => {
      const start = state.doc.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 1)
      const blocks: string[] = []
      one.descendants((node, offset) => {
        if (!node.isTextblock) {
          if (node.isLeaf && node.isBlock) blocks.push(`<${node.type.name}>`)
          return true
        }
        const at = from - (start + offset + 1)
        const text = node.textContent
        const words = at >= 0 && at <= node.content.size ? `${text.slice(0, at)}|${text.slice(at)}` : text
        blocks.push(node.type.name === 'sectionTitle' ? `#${words}` : words)
        return false
      })
      return blocks.join(' ')
    })
    .join(' / ')
}

const stateOf = (sections: Node[], selection: (doc: Node) => Selection): EditorState => {
  const doc = make('doc', {}, ...sections)
  return EditorState.create({ doc, selection: selection(doc) })
}
const place = (doc: Node, words: string): number => {
  let found = -1
  doc.descendants((node, pos) => {
    const offset = node.text?.indexOf(words) ?? -1
    if (found < 0 && offset >= 0) found = pos + offset
  })
  return found
}
const from = (start: string, end: string) => (doc: Node) =>
  TextSelection.create(doc, place(doc, start), place(doc, end))
const cells = (one: string, other: string) => (doc: Node) =>
  CellSelection.create(doc, place(doc, one) - 2, place(doc, other) - 2)
const left = (state: EditorState, command: Command): EditorState => {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  next.doc.check()
  return next
}

const two = [
  section({ id: 'a' }, 'One', p('first'), p('second')),
  section({ id: 'b' }, 'Two', p('third'), p('fourth')),
]
const secret = [two[0] as Node, section({ id: 'b', marking: 'secret' }, 'Two', p('third'), p('fourth'))]

describe('everything', () => {
  const state = stateOf(two, (doc) => new AllSelection(doc))

  it('gives way to what is typed, as text', () => {
    expect(drawn(left(state, typeText('N')))).toBe('# N|')
    expect(drawn(left(state, deleteSelected))).toBe('# |')
    expect(drawn(left(state, enter))).toBe('#  |')
  })

  it('does so when it is selected as text', () => {
    const text = stateOf(two, (doc) => TextSelection.create(doc, 2, doc.content.size - 2))
    expect(drawn(left(text, typeText('N')))).toBe('# N|')
  })
})

describe('text over several sections', () => {
  it('joins what is left when the same readers read it', () => {
    expect(drawn(left(stateOf(two, from('cond', 'ird')), typeText('X')))).toBe('#One first seX|ird fourth')
  })

  it('keeps what is left in its own section when that is for others', () => {
    const state = left(stateOf(secret, from('cond', 'ird')), typeText('X'))
    expect(drawn(state)).toBe('#One first seX| / # ird fourth')
    expect(state.doc.child(1).attrs).toMatchObject({ id: 'b', marking: 'secret' })
  })

  it('keeps titles titles', () => {
    expect(drawn(left(stateOf(two, from('cond', 'wo')), deleteSelected))).toBe(
      '#One first se| / #wo third fourth',
    )
    expect(drawn(left(stateOf(two, from('ne', 'ond')), deleteSelected))).toBe('#O| ond / #Two third fourth')
  })

  it('takes a section away of which all is selected', () => {
    const whole = stateOf(secret, (doc) =>
      TextSelection.create(doc, place(doc, 'cond'), doc.content.size - 2),
    )
    expect(drawn(left(whole, deleteSelected))).toBe('#One first se|')
    const first = stateOf(secret, (doc) => TextSelection.create(doc, 2, place(doc, 'ird')))
    expect(drawn(left(first, deleteSelected))).toBe('#| ird fourth')
  })
})

describe('cells', () => {
  const sections = [section({}, 'One', p('before'), table, p('behind'))]

  it('are typed over in the first one', () => {
    expect(drawn(left(stateOf(sections, cells('A', 'E')), typeText('X')))).toBe(
      '#One before X|  C   F behind',
    )
    expect(drawn(left(stateOf(sections, cells('E', 'A')), typeText('X')))).toBe(
      '#One before X|  C   F behind',
    )
  })

  it('stay selected when they are emptied', () => {
    const state = left(stateOf(sections, cells('A', 'E')), deleteSelected)
    expect(state.selection).toBeInstanceOf(CellSelection)
    expect(state.doc.textContent).toBe('OnebeforeCFbehind')
  })

  it('keep their places when text around the table goes with some of them', () => {
    expect(drawn(left(stateOf(sections, from('fore', 'E')), deleteSelected))).toBe('#One be|     E F behind')
    expect(drawn(left(stateOf(sections, from('B', 'hind')), deleteSelected))).toBe('#One before A |     hind')
  })
})

describe('a node', () => {
  const sections = [
    section(
      {},
      'One',
      make('image', { id: 'i' }),
      n(1, 'numbered'),
      make('bulletList', {}, make('listItem', {}, p('item'))),
    ),
    section({ level: 2 }, 'Two', p('text')),
  ]
  const node = (pos: (doc: Node) => number) => stateOf(sections, (doc) => NodeSelection.create(doc, pos(doc)))

  it('gives its place to what is typed', () => {
    expect(
      drawn(
        left(
          node((doc) => place(doc, 'One') + 4),
          typeText('X'),
        ),
      ),
    ).toBe('#One X| numbered item / #Two text')
    expect(
      drawn(
        left(
          node((doc) => place(doc, 'numbered') - 1),
          typeText('X'),
        ),
      ),
    ).toBe('#One <image> X| item / #Two text')
    expect(
      drawn(
        left(
          node((doc) => place(doc, 'item') - 2),
          typeText('X'),
        ),
      ),
    ).toBe('#One <image> numbered X| / #Two text')
    expect(
      drawn(
        left(
          node((doc) => doc.child(0).nodeSize),
          typeText('X'),
        ),
      ),
    ).toBe('#One <image> numbered item / # X|')
  })
})
