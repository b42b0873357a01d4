// Words to confirm in the editor: commands confirm and mark them, editing confirms, formatting and moving don't, undo brings them back.
import { history } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import {
  AllSelection,
  type Command,
  EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { beforeEach, describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { nothingLeft } from '../clipboard/left-out'
import { moveText } from '../clipboard/move-text'
import { outgoingSlice } from '../clipboard/outgoing-slice'
import { pasteText } from '../clipboard/paste-text'
import { setStyle } from '../commands/blocks'
import { asOwnStep, redo, undo } from '../commands/history'
import { clearMarks, insertField, toggle } from '../commands/inline'
import { insertText } from '../commands/replace'
import { deleteSelected } from '../commands/selected'
import { make, p } from '../commands/testing'
import { editingKeys } from '../keymap'
import { suggestionsIn } from '../state/suggestions'
import { countSections } from '../state/text-counts'
import { confirm, confirmSection, markToConfirm, nextSuggestion } from './commands'
import { confirmEdited } from './confirm-edited'

const mark = () => schema.marks.toConfirm.create()
const maybe = (words: string): Node => schema.text(words, [mark()])
const chip = () => make('field', { name: 'host' }).mark([mark()])
const cell = (...blocks: Node[]) => make('tableCell', {}, ...blocks)

const DOC = make(
  'doc',
  {},
  make(
    'section',
    { id: 'a' },
    make('sectionTitle', {}, 'Title'),
    p('We judge ', maybe('it is '), maybe('calm'), ' today.'),
    p(maybe('All '), chip(), maybe(' of it')),
    make('bulletList', {}, make('listItem', {}, p(maybe('first'))), make('listItem', {}, p('second'))),
    make('table', {}, make('tableRow', {}, cell(p(maybe('Good'))), cell(p(maybe('Weak'))))),
  ),
  make('section', { id: 'b' }, make('sectionTitle', {}, maybe('Maybe')), p('foo ', maybe('bar'), ' foo')),
)

let state: EditorState
const dispatch = (tr: Transaction): void => {
  state = state.apply(tr)
  state.doc.check()
}
beforeEach(() => {
  state = EditorState.create({ doc: DOC, plugins: [confirmEdited(), history()] })
})
const at = (words: string): number => {
  let found = -1
  state.doc.descendants((node, pos) => {
    const offset = node.text?.indexOf(words) ?? -1
    if (found < 0 && offset >= 0) found = pos + offset
  })
  return found
}
const select = (from: number, to = from): void =>
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
const run = (command: Command): boolean => command(state, (tr) => dispatch(asOwnStep(tr)))
/** What is to confirm, a string a place; a field is `#`. */
const left = (): string[] =>
  suggestionsIn(state.doc).map(({ from, to }) => state.doc.textBetween(from, to, '', () => '#'))
const ALL = ['it is calm', 'All # of it', 'first', 'Good', 'Weak', 'Maybe', 'bar']
const without = (...words: string[]): string[] => ALL.filter((one) => !words.includes(one))
const back = (): void => {
  const changed = state.doc
  undo(state, dispatch)
  expect(state.doc.eq(DOC)).toBe(true)
  redo(state, dispatch)
  expect(state.doc.eq(changed)).toBe(true)
}

describe('commands', () => {
  it('confirm the suggestion at the cursor, at its edges, and around a chip', () => {
    for (const offset of [0, 2, 'it is calm'.length]) {
      state = EditorState.create({ doc: DOC, plugins: [confirmEdited(), history()] })
      select(at('it is') + offset)
      expect(run(confirm)).toBe(true)
      expect(left()).toEqual(without('it is calm'))
      back()
    }
    dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at('All ') + 4)))
    run(confirm)
    expect(left()).toEqual(without('it is calm', 'All # of it'))
  })

  it('confirm of selected text just that, over lines, cells and everything', () => {
    select(at('it is'), at('it is') + 5)
    run(confirm)
    expect(left()).toEqual([' calm', ...without('it is calm')])
    select(at('calm'), at('first') + 2)
    run(confirm)
    expect(left()).toEqual([' ', 'rst', 'Good', 'Weak', 'Maybe', 'bar'])
    const cells = [at('Good') - 2, at('Weak') - 2] as const
    dispatch(state.tr.setSelection(CellSelection.create(state.doc, ...cells)))
    run(confirm)
    expect(left()).toEqual([' ', 'rst', 'Maybe', 'bar'])
    dispatch(state.tr.setSelection(new AllSelection(state.doc)))
    run(confirm)
    expect(left()).toEqual([])
    expect(run(confirm)).toBe(false)
  })

  it('confirm a section, and find the next one round and round', () => {
    select(at('second'))
    expect(run(confirmSection)).toBe(true)
    expect(left()).toEqual(['Maybe', 'bar'])
    back()
    const next = nextSuggestion(state)
    expect(next?.from).toBe(at('Maybe'))
    select(at('bar'))
    expect(nextSuggestion(state)?.from).toBe(at('Maybe'))
    select(at('second'))
    expect(run(confirmSection)).toBe(false)
  })

  it('mark the selection, or the line of the cursor', () => {
    select(at('judge'), at('judge') + 5)
    run(markToConfirm)
    expect(left()).toEqual(['judge', ...ALL])
    back()
    select(at('second'))
    run(markToConfirm)
    expect(left()).toContain('second')
    expect(run(markToConfirm)).toBe(false)
  })
})

describe('editing', () => {
  /** Runs a command on `length` letters from an offset in the first place of some words. */
  const on = (words: string, offset: number, length: number, command: Command) => () => {
    const from = at(words) + offset
    select(from, from + length)
    expect(run(command)).toBe(true)
  }
  const replace =
    (from: () => number, length: number, ...content: Node[]) =>
    () =>
      dispatch(state.tr.replaceWith(from(), from() + length, content))
  const key = (name: string): Command => editingKeys[name] as Command
  const toOfIt: Command = (_state, send) => {
    select(at('calm'), at('of it'))
    return deleteSelected(state, send)
  }
  const paste = pasteText(p('x').slice(0), false, nothingLeft())

  it.each<[string, () => void, readonly string[]]>([
    ['a letter in it', on('calm', 1, 0, insertText('x')), without('it is calm')],
    ['a letter over all of it', on('first', 0, 5, insertText('x')), without('first')],
    ['a letter over its end', on('calm', 0, 6, insertText('x')), without('it is calm')],
    ['deletion in it', on('Good', 1, 1, deleteSelected), without('Good')],
    ['deletion over two of them', on('calm', 0, 0, toOfIt), without('it is calm', 'All # of it')],
    ['a field put into it', on('Weak', 1, 0, insertField('who')), without('Weak')],
    ['pasted words', on('bar', 1, 0, paste), without('bar')],
    ['words in its place and style', replace(() => at('Good'), 4, maybe('Fair')), without('Good')],
  ])('%s confirms it, and is undone with it', (_what, edit, expected) => {
    edit()
    expect(left()).toEqual(expected)
    back()
  })

  const around = [schema.text('x '), maybe('bar'), schema.text(' x')]
  it.each<[string, () => void, readonly string[]]>([
    ['a letter before it', on('it is', 0, 0, insertText('x')), ALL],
    ['a letter after it', on('calm', 4, 0, insertText('x')), ALL],
    ['a letter after a line of it', on('first', 5, 0, insertText('x')), ALL],
    ['bold', on('calm', 0, 2, toggle('bold')), ALL],
    ['another style', on('calm', 0, 0, setStyle('heading1')), ALL],
    ['a new line in it', on('calm', 0, 0, key('Enter')), ['it is ', 'calm', ...ALL.slice(1)]],
    ['a join', on('All ', 0, 0, key('Backspace')), ['it is calm', ...ALL.slice(1)]],
    ['words replaced on both sides', replace(() => at('foo'), 11, ...around), ALL],
  ])('%s does not', (_what, edit, expected) => {
    edit()
    expect(left()).toEqual(expected)
    back()
  })

  it('clearing formatting leaves it', () => {
    on('calm', 0, 4, toggle('bold'))()
    on('calm', 0, 4, clearMarks)()
    expect(state.doc.eq(DOC)).toBe(true)
  })

  it('moving and copying take the state along', () => {
    select(at('bar'), at('bar') + 3)
    run(moveText(at('second'), state.selection))
    expect(left()).toEqual(['it is calm', 'All # of it', 'first', 'bar', 'Good', 'Weak', 'Maybe'])
    select(at('first'), at('first') + 5)
    const copied = outgoingSlice(state.selection)
    select(at('today'))
    run(pasteText(copied, false, nothingLeft()))
    expect(left().slice(0, 2)).toEqual(['it is calm', 'first'])
  })
})

it('counts no word of them', () => {
  const { words } = countSections(state.doc.children, { edition: 'briefing:own' }, () => 'Norway')
  // Title We judge today second foo foo
  expect(words).toBe(7)
})
