// Words of a marked portion keep at least its marking, wherever a command, a key or a paste moves them.
import { history } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { cutSelection } from '../clipboard/copy'
import { nothingLeft } from '../clipboard/left-out'
import { moveText } from '../clipboard/move-text'
import { outgoingSlice } from '../clipboard/outgoing-slice'
import { pasteText } from '../clipboard/paste-text'
import { removeBox, setMarking, setStyle } from '../commands/blocks'
import { undo } from '../commands/history'
import { joinSelectedLines } from '../commands/join-lines'
import { deleteSelected } from '../commands/selected'
import { make, p } from '../commands/testing'
import { editingKeys } from '../keymap'
import { uniqueIds } from '../plugins/ids'
import { carriedMarkings } from './carried'

const secret = { marking: 'secret' }
const cell = (words: string) => make('tableCell', {}, p(words))
const sectionOf = (attrs: Record<string, unknown>, title: string, ...blocks: Node[]) =>
  make('section', attrs, make('sectionTitle', {}, title), ...blocks)
const BLOCKS = [
  p('plain'),
  p(),
  make('paragraph', secret, 'hush'),
  p('after'),
  make('callout', { kind: 'note', ...secret }, p('boxed'), p('more')),
  make('table', secret, make('tableRow', {}, cell('one'), cell('two'))),
  make('heading', { level: 2, ...secret }, 'head'),
  make('table', {}, make('tableRow', {}, cell('free'), cell(' '))),
  make('paragraph', { marking: 'cui' }, 'lower'),
  p('end'),
]

/** A text in a pack with the lowest marking. */
class Marked {
  state: EditorState

  constructor(sections: Node[] = [sectionOf({}, 'T', ...BLOCKS)], packLevel = 'unclassified') {
    this.state = EditorState.create({
      doc: make('doc', {}, ...sections),
      plugins: [uniqueIds(), carriedMarkings(() => packLevel), history()],
    })
  }

  private readonly dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr)
    this.state.doc.check()
  }

  place(words: string): number {
    let found = -1
    this.state.doc.descendants((node, pos) => {
      const offset = node.text?.indexOf(words) ?? -1
      if (found < 0 && offset >= 0) found = pos + offset
    })
    return found
  }

  select(from: string, to = from, offset = 0, endOffset = 0): this {
    const { tr } = this.state
    const [start, end] = [this.place(from) + offset, this.place(to) + endOffset]
    this.dispatch(tr.setSelection(TextSelection.create(tr.doc, start, end)))
    return this
  }

  run(command: Command): this {
    if (!command(this.state, this.dispatch)) throw new Error('The command refused')
    return this
  }

  key(name: string): this {
    return this.run(editingKeys[name] as Command)
  }

  /** Copies the selection, and pastes it after words. */
  copyTo(words: string, offset = words.length): this {
    const slice = outgoingSlice(this.state.selection)
    return this.select(words, words, offset, offset).run(pasteText(slice))
  }

  /** Text blocks as `words(level)` of their portion, up to the section. */
  get drawn(): string {
    const found: string[] = []
    this.state.doc.descendants((node, pos) => {
      if (!node.isTextblock || node.type.name === 'sectionTitle' || node.content.size === 0) return
      const $pos = this.state.doc.resolve(pos + 1)
      const levels = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1).attrs.marking)
      const level = levels.filter(Boolean).at(-1)
      found.push(level ? `${node.textContent}(${level})` : node.textContent)
    })
    return found.join(' ')
  }
}

const START = new Marked().drawn

describe('words that are joined', () => {
  it.each([
    ['Backspace', (text: Marked) => text.select('hush').key('Backspace').select('plain'), 'hush(secret)'],
    ['Backspace behind it', (text: Marked) => text.select('after').key('Backspace'), 'hushafter(secret)'],
    [
      'a deletion over two blocks',
      (text: Marked) => text.select('plain', 'hush', 2, 2).run(deleteSelected),
      'plsh(secret)',
    ],
    [
      'a deletion over two marked blocks',
      (text: Marked) => text.select('lower', 'end', 2, 1).run(deleteSelected),
      'lond(cui)',
    ],
    [
      'lines joined',
      (text: Marked) => text.select('hush', 'after', 1, 3).run(joinSelectedLines),
      'hush after(secret)',
    ],
  ])('are marked as before: %s', (_name, act, expected) => {
    expect(act(new Marked()).drawn).toContain(expected)
  })

  it('do not mark what they leave, and undo takes both back', () => {
    const text = new Marked().select('plain', 'hush', 2, 4).run(deleteSelected)
    expect(text.drawn).toContain('pl after')
    const joined = new Marked().select('plain', 'hush', 2, 2).run(deleteSelected).run(undo)
    expect(joined.drawn).toBe(START)
  })

  it('leave blocks as they are that count as higher', () => {
    const high = new Marked(undefined, 'top-secret').select('plain', 'hush', 2, 2).run(deleteSelected)
    expect(high.drawn).toContain('plsh after')
    expect(new Marked().select('hush').run(setMarking('cui')).drawn).toContain('hush(cui)')
    expect(new Marked().select('hush').run(setMarking(null)).drawn).toContain('hush after')
  })
})

describe('a box or style that goes', () => {
  it('leaves its marking with its words', () => {
    expect(new Marked().select('boxed').run(removeBox).drawn).toContain('boxed(secret) more(secret)')
    expect(new Marked().select('boxed').key('Backspace').drawn).toContain('boxed(secret)')
  })

  it('does not make code of marked words', () => {
    expect(() => new Marked().select('hush').run(setStyle('codeBlock'))).toThrow('refused')
  })
})

describe('words that are pasted', () => {
  it.each([
    ['a whole block into an empty one', 'hush', 0, 4, '\u0000', 'hush(secret) hush(secret)'],
    ['words into words', 'hush', 1, 3, 'plain', 'plainus(secret)'],
    ['words out of a box', 'boxed', 0, 3, 'plain', 'plainbox(secret)'],
    ['words out of a table', 'one', 0, 3, 'plain', 'plainone(secret)'],
    ['a heading into a cell', 'head', 0, 4, 'free', 'freehead(secret)'],
    ['words in the same box', 'boxed', 0, 3, 'more', 'boxed(secret) morebox(secret)'],
  ])('stay marked: %s', (_name, ...[words, from, to, target, expected]) => {
    const text = new Marked().select(words, words, from, to)
    if (target === '\u0000') {
      const slice = outgoingSlice(text.state.selection)
      const { tr } = text.state
      const empty = text.place('hush') - 2
      text.state = text.state.apply(tr.setSelection(TextSelection.create(tr.doc, empty)))
      text.run(pasteText(slice))
    } else text.copyTo(target)
    expect(text.drawn).toContain(expected)
  })

  it('mark the first block and the last one, each as high as it must be', () => {
    const text = new Marked().select('hush', 'after', 2, 3).copyTo('end', 1)
    expect(text.drawn).toMatch(/esh\(secret\) aftnd$/)
  })

  it('are marked as their table was when cells come without it', () => {
    const text = new Marked()
    const at = (words: string) => text.state.doc.resolve(text.place(words)).before(-1)
    const { tr } = text.state
    text.state = text.state.apply(tr.setSelection(CellSelection.create(tr.doc, at('two'), at('two'))))
    expect(text.copyTo('free').drawn).toContain('two(secret)')
  })

  it('stay marked when they are dragged', () => {
    const text = new Marked().select('hush', 'after', 1, 2)
    expect(text.run(moveText(text.place('end') + 3)).drawn).toMatch(/endush\(secret\) af$/)
  })
})

describe('sections that become text', () => {
  const two = () => [
    sectionOf({ id: 'a', marking: 'secret' }, 'First', p('in first'), make('heading', { level: 2 }, 'sub')),
    sectionOf({ id: 'b', excluded: true }, 'Second', p('in second')),
    sectionOf({ id: 'c' }, 'Third', make('table', {}, make('tableRow', {}, cell('free'), cell('x')))),
  ]

  it('keep their marking, and those that are not printed are named', () => {
    const text = new Marked(two())
    const slice = text.state.doc.slice(0, text.state.doc.child(0).nodeSize + text.state.doc.child(1).nodeSize)
    const left = nothingLeft()
    text.select('free', 'free', 4, 4).run(pasteText(slice, false, left))
    expect(text.drawn).toContain('free First(secret) in first(secret) sub(secret) Second in second')
    expect(left.sections).toBe(1)
  })

  it('mark words that go to another section', () => {
    const text = new Marked(two()).select('in first', 'in first', 3, 8).copyTo('in second')
    expect(text.drawn).toContain('in secondfirst(secret)')
    expect(new Marked(two()).select('in first', 'in first', 0, 2).copyTo('sub').drawn).toContain(
      'subin(secret)',
    )
  })
})

it('is cut and pasted with its own marking', () => {
  const text = new Marked()
  const { tr } = text.state
  const pos = text.place('hush') - 1
  text.state = text.state.apply(tr.setSelection(NodeSelection.create(tr.doc, pos)))
  const slice = outgoingSlice(text.state.selection)
  text.run(cutSelection).select('end', 'end', 3, 3).run(pasteText(slice))
  expect(text.drawn).toContain('hush(secret)')
})
