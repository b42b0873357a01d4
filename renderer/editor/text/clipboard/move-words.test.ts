// Cut, copied and pasted words: ids move with them, copies get new ones, and neighbours keep theirs.
import { history } from '@tiptap/pm/history'
import type { Node, Slice } from '@tiptap/pm/model'
import { AllSelection, EditorState, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { undo } from '../commands/history'
import { make, p } from '../commands/testing'
import { uniqueIds } from '../plugins/ids'
import { cutSelection } from './copy'
import { moveText } from './move-text'
import { outgoingSlice } from './outgoing-slice'
import { pasteText } from './paste-text'

const numbered = (id: string, words: string) => make('numberedParagraph', { id }, words)
const section = (attrs: Record<string, unknown>, title: string, ...blocks: Node[]) =>
  make('section', attrs, make('sectionTitle', {}, ...(title ? [title] : [])), ...blocks)
const THREE = [
  section(
    { id: 's' },
    'Title',
    numbered('n1', 'first'),
    numbered('n2', 'second'),
    numbered('n3', 'third'),
    p('end'),
  ),
]

/** A text with a clipboard. */
class Text {
  state: EditorState
  private slice: Slice | null = null
  readonly start: Node

  constructor(sections: Node[]) {
    this.start = make('doc', {}, ...sections)
    this.state = EditorState.create({ doc: this.start, plugins: [uniqueIds(), history()] })
  }

  select(make: (doc: Node) => Selection): this {
    this.state = this.state.apply(this.state.tr.setSelection(make(this.state.doc)))
    return this
  }

  /** From before one word to before another, or to a cursor before a word. */
  at(words: string, end = words, endOffset = 0, offset = 0): this {
    return this.select((doc) =>
      TextSelection.create(doc, place(doc, words) + offset, place(doc, end) + endOffset),
    )
  }

  copy(): this {
    this.slice = outgoingSlice(this.state.selection)
    return this
  }

  cut(): this {
    this.copy()
    cutSelection(this.state, (tr) => {
      this.state = this.state.apply(tr)
    })
    this.state.doc.check()
    return this
  }

  paste(): this {
    if (this.slice)
      pasteText(this.slice)(this.state, (tr) => {
        this.state = this.state.apply(tr)
      })
    this.state.doc.check()
    return this
  }

  /** Blocks as `id:words`, new ids as `new`; sections are separated by ` / `. */
  get drawn(): string {
    const known = new Set<string>()
    this.start.descendants((node) => {
      if (node.attrs.id) known.add(node.attrs.id)
    })
    const name = ({ attrs }: Node) =>
      attrs.id === undefined ? '' : `${known.has(attrs.id) ? attrs.id : 'new'}:`
    return this.state.doc.children
      .map((one) =>
        one.children
          .map((node, index) => `${index === 0 ? name(one) : name(node)}${node.textContent}`)
          .join(' '),
      )
      .join(' / ')
  }
}

function place(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    const offset = node.text?.indexOf(words) ?? -1
    if (found < 0 && offset >= 0) found = pos + offset
  })
  return found
}

describe('a numbered paragraph', () => {
  it('keeps its id, and its new neighbour too, when its line is cut and pasted', () => {
    const text = new Text(THREE).at('first', 'second').cut()
    expect(text.drawn).toBe('s:Title n2:second n3:third end')
    expect(text.at('third').paste().drawn).toBe('s:Title n2:second n1:first n3:third end')
  })

  it('does so with several lines, at the end of a block, inside one and in an empty one', () => {
    const cut = () => new Text(THREE).at('first', 'third').cut()
    expect(cut().drawn).toBe('s:Title n3:third end')
    expect(cut().at('third', 'third', 5, 5).paste().drawn).toBe('s:Title n3:third n1:first n2:second end')
    expect(cut().at('third', 'third', 2, 2).paste().drawn).toBe(
      's:Title n3:th n1:first n2:second new:ird end',
    )
    expect(cut().at('end').paste().drawn).toBe('s:Title n3:third n1:first n2:second end')
  })

  it('keeps its id when its words are cut without their end', () => {
    const text = new Text([section({}, 'Title', numbered('n1', 'first'), numbered('n2', 'second'), p())])
    text.at('first', 'first', 5).cut()
    expect(text.drawn).toBe('new:Title new: n2:second ')
    text.select((doc) => TextSelection.create(doc, doc.content.size - 2)).paste()
    expect(text.drawn).toBe('new:Title new: n2:second n1:first')
  })

  it('keeps its id when its words are dragged into an empty one, where they stay selected', () => {
    const text = new Text([
      section({}, 'Title', numbered('n1', 'first'), make('numberedParagraph', { id: 'n2' }), p('end')),
    ])
    text.at('first', 'first', 5)
    moveText(place(text.state.doc, 'end') - 3)(text.state, (tr) => {
      text.state = text.state.apply(tr)
    })
    expect(text.drawn).toBe('new:Title new: n1:first end')
    const { from, to } = text.state.selection
    expect(text.state.doc.textBetween(from, to)).toBe('first')
  })

  it('keeps its id when a part of it is moved, and so does the one that the part goes to', () => {
    const text = new Text(THREE).at('rst', 'second', 3).cut()
    expect(text.drawn).toBe('s:Title n1:fiond n3:third end')
    expect(text.at('third').paste().drawn).toBe('s:Title n1:fiond new:rst n3:secthird end')
  })

  it('gets a new id as a copy, wherever that is pasted', () => {
    const copy = () => new Text(THREE).at('second', 'third').copy()
    expect(copy().at('first').paste().drawn).toBe('s:Title new:second n1:first n2:second n3:third end')
    expect(copy().at('end').paste().drawn).toBe('s:Title n1:first n2:second n3:third new:second end')
  })

  it('keeps the id in the first paste of a cut only', () => {
    const text = new Text(THREE).at('first', 'second').cut().at('end').paste().at('second').paste()
    expect(text.drawn).toBe('s:Title new:first n2:second n3:third n1:first end')
  })

  it('is as before after undo', () => {
    const text = new Text(THREE).at('first', 'second').cut().at('third').paste()
    for (let step = 0; step < 2; step += 1) undo(text.state, (tr) => (text.state = text.state.apply(tr)))
    expect(text.state.doc.eq(text.start)).toBe(true)
  })
})

it('keeps the ids of notes, tables and images that are moved', () => {
  const note = make('footnote', { id: 'f' }, 'note')
  const text = new Text([
    section(
      { id: 's' },
      'Title',
      p('one', note),
      make('image', { id: 'i' }),
      make('table', { id: 't' }, make('tableRow', {}, make('tableCell', {}, p('cell')))),
      p('two'),
      p('three'),
    ),
  ])
  text.at('one', 'two').cut()
  expect(text.drawn).toBe('s:Title two three')
  text.at('three').paste()
  expect(text.drawn).toBe('s:Title two onenote i: t:cell three')
})

it('keeps the id of an image that is cut as a whole', () => {
  const text = new Text([section({ id: 's' }, 'Title', make('image', { id: 'i' }), p('one'), p('two'))])
  text
    .select((doc) => NodeSelection.create(doc, 8))
    .cut()
    .at('two', 'two', 1, 1)
    .paste()
  expect(text.drawn).toBe('s:Title one t i: wo')
})

describe('text that is dragged', () => {
  const drop = (text: Text, words: string) => {
    moveText(place(text.state.doc, words))(text.state, (tr) => {
      text.state = text.state.apply(tr)
    })
    return text
  }

  it('takes its ids along, and comes back in one step', () => {
    const text = drop(new Text(THREE).at('first', 'second'), 'third')
    expect(text.drawn).toBe('s:Title n2:second n1:first n3:third end')
    undo(text.state, (tr) => {
      text.state = text.state.apply(tr)
    })
    expect(text.state.doc.eq(text.start)).toBe(true)
  })

  it('goes upwards, too', () => {
    expect(drop(new Text(THREE).at('second', 'end'), 'first').drawn).toBe(
      's:Title n2:second n3:third n1:first end',
    )
  })
})

describe('sections', () => {
  const TWO = [
    section({ id: 'a', level: 1, templateId: 'x', marking: 'secret' }, 'One', p('first'), p('second')),
    section({ id: 'b', annex: true, landscape: true, excluded: true }, 'Two', p('third')),
  ]
  const all = (text: Text) => text.select((doc) => new AllSelection(doc))

  it('are the same after everything was cut and pasted', () => {
    const text = all(new Text(TWO)).cut()
    expect(text.state.doc.textContent).toBe('')
    text.paste()
    expect(text.state.doc.eq(text.start)).toBe(true)
  })

  it('keep what they are in another pack', () => {
    const other = new Text([section({ id: 'o' }, '', p())])
    const slice = outgoingSlice(new AllSelection(make('doc', {}, ...TWO)))
    pasteText(slice)(other.state, (tr) => (other.state = other.state.apply(tr)))
    expect(other.state.doc.children.map(({ attrs }) => attrs)).toEqual(TWO.map(({ attrs }) => attrs))
  })

  it('replace all that is selected', () => {
    const text = all(new Text(TWO)).copy()
    all(text).paste()
    expect(text.state.doc.eq(text.start)).toBe(true)
  })

  it('part the section that they are pasted into; what comes behind keeps its marking', () => {
    const text = new Text([...TWO, section({ id: 'c', level: 1 }, 'Three', p('fourth'))])
    text.select((doc) => TextSelection.create(doc, place(doc, 'Three'), place(doc, 'fourth') + 6)).cut()
    text.at('second').paste()
    expect(text.drawn).toBe('a:One first / c:Three fourth / new: second / b:Two third')
    expect(text.state.doc.child(2).attrs).toMatchObject({ marking: 'secret', templateId: null })
    expect(text.state.doc.child(3).attrs).toMatchObject({ annex: true, landscape: true, excluded: true })
  })

  it('go before or behind a section whose edge the cursor is at', () => {
    const copy = () =>
      new Text(TWO).select((doc) => TextSelection.create(doc, 2, place(doc, 'second') + 6)).copy()
    expect(copy().at('One').paste().drawn).toBe('new:One first second / a:One first second / b:Two third')
    expect(copy().at('second', 'second', 6, 6).paste().drawn).toBe(
      'a:One first second / new:One first second / b:Two third',
    )
  })

  it('are headings and text in a box', () => {
    const text = new Text([...TWO.slice(1), section({ id: 'd' }, 'Four', make('callout', {}, p('box')))])
    text.select((doc) => TextSelection.create(doc, 2, place(doc, 'third') + 5)).copy()
    text.at('box', 'box', 3, 3).paste()
    expect(text.state.doc.textContent).toBe('TwothirdFourboxTwothird')
    expect(text.state.doc.childCount).toBe(2)
  })
})
