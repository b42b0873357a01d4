// Every command and key of the text on every kind of selection: nothing outside the selection is lost, and undo is exact.
import { history } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import {
  AllSelection,
  type Command,
  EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { insertBlock, insertBox, setMarking } from '../text/commands/blocks'
import { changeCase } from '../text/commands/change-case'
import { asOwnStep, redo, undo } from '../text/commands/history'
import { insertField, insertNote, insertReference, linkAtCursor, setLink } from '../text/commands/inline'
import { insertText } from '../text/commands/replace'
import { insertTable } from '../text/commands/tables'
import { make, p } from '../text/commands/testing'
import { commentRepair } from '../text/comments/repair'
import { uniqueIds } from '../text/plugins/ids'
import { confirmEdited } from '../text/suggestions/confirm-edited'
import { slashItems } from './slash-items'
import { allActions } from './table'
import { textKeys } from './text-keys'

const td = (...blocks: Node[]) => make('tableCell', {}, ...blocks)
const th = (...blocks: Node[]) => make('tableHeader', {}, ...blocks)
const tr = (...cells: Node[]) => make('tableRow', {}, ...cells)
const li = (...blocks: Node[]) => make('listItem', {}, ...blocks)
const title = (words: string) => make('sectionTitle', {}, words)
const maybe = (words: string) => schema.text(words, [schema.marks.toConfirm.create()])

const DOC = make(
  'doc',
  {},
  make(
    'section',
    { id: 's1', level: 1 },
    title('alpha'),
    p('bravo ', make('field', { name: 'host' }), maybe(' charlie')),
    make('numberedParagraph', { id: 'n1' }, 'delta', make('footnote', { id: 'f1' }, 'echo')),
    make('numberedParagraph', { id: 'n2' }, 'foxtrot'),
    make('bulletList', {}, li(p('golf')), li(p('hotel'), make('bulletList', {}, li(p('india'))))),
  ),
  make(
    'section',
    { id: 's2', level: 1, marking: 'secret' },
    title('juliett'),
    make('heading', { id: 'h1' }, maybe('kilo')),
    make(
      'table',
      { id: 't1', caption: 'Ships' },
      tr(th(p('lima')), th(p('mike')), th(p('november'))),
      tr(td(p('oscar'), p('papa')), td(p(maybe('quebec'))), td(p('romeo'))),
      tr(td(p('sierra')), td(p('tango')), td(p('uniform'))),
    ),
    make('image', { id: 'i1', alt: 'A ship' }),
    p('victor'),
    make('callout', { kind: 'risk' }, p('whiskey'), p('xray')),
    make('horizontalRule', {}),
    make('taskList', {}, make('taskItem', { checked: true }, p('yankee'))),
  ),
  make('section', { id: 's3', level: 2, annex: true, landscape: true }, title('zulu'), p('one'), p('two')),
  make(
    'section',
    { id: 's4', level: 1, annex: true },
    title('minutes'),
    make('enclosure', { asset: 'e'.repeat(64), sheets: [{ count: 2, width: 595, height: 842 }] }),
  ),
  make('section', { id: 's5', level: 1, annex: true }, title('four'), p('five')),
)

/** Position of the first letter of a word, or of the node that `found` accepts. */
function at(word: string): number {
  let place = -1
  DOC.descendants((node, pos) => {
    const offset = node.text?.indexOf(word) ?? -1
    if (place < 0 && offset >= 0) place = pos + offset
  })
  return place
}
const nodeAt = (name: string, nth = 0): number => {
  const places: number[] = []
  DOC.descendants((node, pos) => {
    if (node.type.name === name) places.push(pos)
  })
  return places[nth] ?? -1
}
const cellOf = (word: string) => DOC.resolve(at(word)).before(-1)
const text = (from: number, to: number) => TextSelection.create(DOC, from, to)
const cells = (one: string, other: string) => CellSelection.create(DOC, cellOf(one), cellOf(other))
const node = (name: string, nth = 0) => NodeSelection.create(DOC, nodeAt(name, nth))

const SELECTIONS: Readonly<Record<string, Selection>> = {
  everything: new AllSelection(DOC),
  'everything, as text': text(at('alpha'), at('two') + 3),
  'two sections, from text to text': text(at('xtrot'), at('ilo')),
  'two sections, from title to title': text(at('pha'), at('iett')),
  'two sections, from text to title': text(at('india') + 2, at('iett')),
  'three sections, the middle one whole': text(at('dia'), at('wo')),
  'a title and its text': text(at('juliett'), at('lo')),
  'from text into a table': text(at('ilo'), at('ebec')),
  'from a table into text': text(at('ebec'), at('ctor')),
  'from a list into a section': text(at('tel'), at('iett')),
  'two paragraphs': text(at('vo '), at('ta')),
  'lines, from start to start': text(at('delta'), at('foxtrot')),
  'words and a note': text(at('lta'), at('lta') + 4),
  'four cells': cells('oscar', 'tango'),
  'four cells, from the end': cells('tango', 'oscar'),
  'a row': cells('oscar', 'romeo'),
  'a column': cells('lima', 'sierra'),
  'the whole table': cells('lima', 'uniform'),
  'one cell': cells('quebec', 'quebec'),
  image: node('image'),
  rule: node('horizontalRule'),
  callout: node('callout'),
  field: node('field'),
  note: node('footnote'),
  paragraph: node('paragraph'),
  'numbered paragraph': node('numberedParagraph'),
  heading: node('heading'),
  list: node('bulletList'),
  'list item': node('listItem', 1),
  'only item': node('taskItem'),
  'paragraph of an item': NodeSelection.create(DOC, DOC.resolve(at('golf')).before()),
  section: node('section', 1),
  enclosure: node('enclosure'),
  'the title of an enclosure': text(at('minutes'), at('utes')),
  'the end of the title of an enclosure': text(at('minutes') + 7, at('minutes') + 7),
  'the start of the title of an enclosure': text(at('minutes'), at('minutes')),
  'the start of the title after an enclosure': text(at('four'), at('four')),
  'the last paragraph before an enclosure': text(at('two'), at('two') + 3),
  'the first paragraph after the section of an enclosure': text(at('five'), at('five')),
  'from text over an enclosure': text(at('wo'), at('our')),
  'from an enclosure into text': text(at('utes'), at('ive')),
  'the section of an enclosure': node('section', 3),
  'paragraph of a cell': NodeSelection.create(DOC, DOC.resolve(at('quebec')).before()),
}

const image = make('image', { id: 'new' })

const COMMANDS: readonly (readonly [string, Command])[] = [
  ...Object.entries(textKeys('own')),
  ...Object.entries(textKeys('word')),
  ['change case', changeCase('en-GB')],
  ...allActions.flatMap(([, { works, label, command }]) =>
    works === 'text' && command ? [[label, command] as const] : [],
  ),
  ...slashItems.flatMap(({ id, command }) => (command ? [[`/${id}`, command] as const] : [])),
  ['table', insertTable(2, 2)],
  ['image', insertBlock(image)],
  ['field', insertField('host')],
  ['footnote', insertNote('footnote')],
  ['reference', insertReference('n1', 'number')],
  ['marking', setMarking('secret')],
  ['quote box', insertBox('blockquote')],
  [
    'link',
    (state, dispatch) => setLink({ ...linkAtCursor(state), href: 'https://example.org' })(state, dispatch),
  ],
  ['a letter', insertText('x')],
]

const PLUGINS = [uniqueIds(), commentRepair(), confirmEdited(), history()]

function wordsOutside(selection: Selection): string[] {
  const words: string[] = []
  DOC.descendants((one, pos) => {
    if (!one.isText) return
    const inside = selection.ranges.some(({ $from, $to }) => pos < $to.pos && pos + one.nodeSize > $from.pos)
    if (!inside) words.push(one.text ?? '')
  })
  return words
}

const enclosuresIn = (doc: Node): number => {
  let count = 0
  doc.descendants((one) => {
    if (one.type.name === 'enclosure') count += 1
  })
  return count
}
const reaches = ({ ranges }: Selection, pos: number): boolean =>
  ranges.some(({ $from, $to }) => $from.pos <= pos && $to.pos > pos)

/** Commands on whole rows, columns and tables also affect cells outside the selection. */
const ON_TABLES = /^(Delete |\/delete)(row|column|table)$/i
const TABLE_WORDS = [
  'lima',
  'mike',
  'november',
  'oscar',
  'papa',
  'quebec',
  'romeo',
  'sierra',
  'tango',
  'uniform',
]

/** Runs a command on a selection; returns what went wrong, or null. */
function faultOf(label: string, command: Command, selection: Selection): string | null {
  let state = EditorState.create({ doc: DOC, selection, plugins: PLUGINS })
  const dispatch = (one: Transaction) => {
    state = state.apply(one)
  }
  const can = command(state)
  const done = command(state, (one) => dispatch(asOwnStep(one)))
  if (can !== done) return `says ${can}, does ${done}`
  state.doc.check()
  const changed = state.doc
  const lost = wordsOutside(selection).filter((word) => !changed.textContent.includes(word.trim()))
  // A cursor selects nothing, and keys delete the letter beside it.
  if (!selection.empty && lost.some((word) => !ON_TABLES.test(label) || !TABLE_WORDS.includes(word)))
    return `loses ${lost.join(', ')}`
  if (enclosuresIn(changed) < enclosuresIn(DOC) && !reaches(selection, nodeAt('enclosure')))
    return 'loses the enclosure'
  if (changed.eq(DOC)) return null
  undo(state, dispatch)
  if (!state.doc.eq(DOC)) return 'undo leaves something else'
  if (!state.selection.eq(selection)) return 'undo leaves another selection'
  redo(state, dispatch)
  return state.doc.eq(changed) ? null : 'redo makes something else'
}

it.each(Object.entries(SELECTIONS))('over %s, every command keeps the text around it', (_name, selection) => {
  const faults = COMMANDS.flatMap(([label, command]) => {
    const fault = faultOf(label, command, selection)
    return fault === null ? [] : [`${label}: ${fault}`]
  })
  expect(faults).toEqual([])
})
