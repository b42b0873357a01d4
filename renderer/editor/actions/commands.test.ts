// The keys and buttons of the text, drawn before and after.
import type { Node } from '@tiptap/pm/model'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { isDue } from '#shared/source-dates'
import {
  currentStyle,
  insertBox,
  insertPageBreak,
  removeBox,
  setStyle,
  toggleQuote,
} from '../text/commands/blocks'
import {
  clearMarks,
  hasMark,
  insertNote,
  linkAtCursor,
  removeLink,
  setLink,
  toggle,
} from '../text/commands/inline'
import { currentList, shiftNumberLevel, toggleList } from '../text/commands/lists'
import { setCheckDate } from '../text/commands/notes'
import { insertTable, leaveTable, nextCell, shadeCells, tableAtCursor } from '../text/commands/tables'
import { draw, h, make, n, p, run, stateOf, stateWith } from '../text/commands/testing'

import { textKeys } from './text-keys'

/** Positions of the notes. */
function places(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, at) => void (node.type.name === 'footnote' && found.push(at)))
  return found
}

const keys = textKeys('own')
const key = (name: string) => keys[name] ?? (() => false)
const li = (...blocks: Parameters<typeof make>[2][]) => make('listItem', {}, ...blocks)
const ul = (...items: Parameters<typeof make>[2][]) => make('bulletList', {}, ...items)

describe('styles', () => {
  it('turns paragraphs into headings and numbered paragraphs and back', () => {
    const state = run(stateOf([p('On|e')]), setStyle('heading2'))
    expect(draw(state)).toBe('h2(On|e)')
    expect(currentStyle(state)).toBe('heading2')
    expect(draw(run(state, key('Mod-Alt-2')))).toBe('p(On|e)')
    expect(draw(run(state, setStyle('numberedParagraph')))).toBe('n1(On|e)')
  })

  it('keeps the id and marking of a heading whose level changes', () => {
    const state = stateOf([make('heading', { id: 'h', level: 1, marking: 'secret' }, 'One|')])
    expect(run(state, setStyle('heading3')).doc.child(0).child(1).attrs).toEqual({
      id: 'h',
      level: 3,
      marking: 'secret',
      audience: null,
    })
  })

  it('leaves a title a title', () => {
    expect(setStyle('heading1')(stateWith('Ti|tle', [p()]))).toBe(false)
  })
})

describe('numbered paragraphs', () => {
  it('continue at the same level on Enter, and end on Enter in an empty one', () => {
    const next = run(stateOf([n(2, 'One|')]), key('Enter'))
    expect(draw(next)).toBe('n2(One) n2(|)')
    const out = run(next, key('Enter'))
    expect(draw(out)).toBe('n2(One) n1(|)')
    expect(draw(run(out, key('Enter')))).toBe('n2(One) p(|)')
  })

  it('keep the id with the text on Enter at its start', () => {
    const state = run(stateOf([make('numberedParagraph', { id: 'n' }, '|One')]), key('Enter'))
    expect(draw(state)).toBe('n1() n1(|One)')
    expect(state.doc.child(0).child(2).attrs.id).toBe('n')
  })

  it('change level with Tab and Shift-Tab, within five levels', () => {
    expect(draw(run(stateOf([n(1, 'One|')]), key('Tab')))).toBe('n2(One|)')
    expect(draw(run(stateOf([n(2, 'One|')]), key('Shift-Tab')))).toBe('n1(One|)')
    const five = stateOf([n(5, 'One|')])
    expect(draw(run(stateOf([n(5, 'A|'), n(1, '|B')]), shiftNumberLevel(1)))).toBe('n5(A|) n2(|B)')
    expect(shiftNumberLevel(1)(five)).toBe(true)
  })

  it('become a paragraph with Backspace at the start', () => {
    expect(draw(run(stateOf([n(1, '|One')]), key('Backspace')))).toBe('p(|One)')
  })
})

describe('lists', () => {
  it('wrap several blocks, including headings, and unwrap them', () => {
    const list = run(stateOf([h(1, '|One'), p('Two|')]), toggleList('bulletList'))
    expect(draw(list)).toBe('ul(li(p(|One)) li(p(Two|)))')
    expect(draw(run(list, toggleList('bulletList')))).toBe('p(|One) p(Two|)')
  })

  it('change type and keep the cursor', () => {
    const list = stateOf([ul(li(p('One')), li(p('Tw|o')))])
    const tasks = run(list, toggleList('taskList'))
    expect(draw(tasks)).toBe('tasks(task(p(One)) task(p(Tw|o)))')
    expect(currentList(tasks)).toBe('taskList')
  })

  it('are split, nested and ended by keys', () => {
    const two = run(stateOf([ul(li(p('One|')))]), key('Enter'))
    expect(draw(two)).toBe('ul(li(p(One)) li(p(|)))')
    expect(draw(run(two, key('Tab')))).toBe('ul(li(p(One) ul(li(p(|)))))')
    expect(draw(run(two, key('Enter')))).toBe('ul(li(p(One))) p(|)')
    expect(draw(run(stateOf([ul(li(p('|One')))]), key('Backspace')))).toBe('p(|One)')
  })

  it("handle Tab even where the item can't be nested further", () => {
    expect(key('Tab')(stateOf([ul(li(p('One|')))]))).toBe(true)
    expect(key('Tab')(stateOf([p('One|')]))).toBe(false)
  })
})

describe('edges of a section', () => {
  it('move from title to text on Enter', () => {
    const state = run(stateWith('Ti|tle', [p('One')]), key('Enter'))
    expect(draw(state)).toBe('t(Title) p(|One)')
  })

  it('do not merge with Backspace or Delete', () => {
    const title = stateWith('|Title', [p('One')])
    expect(draw(run(stateWith('T', [p('|One')]), key('Backspace')))).toBe('t(T|) p(One)')
    expect(key('Backspace')(title)).toBe(true)
    expect(key('Delete')(stateWith('Title|', [p('One')]))).toBe(true)
    expect(draw(run(stateOf([p('|'), p('Two')]), key('Backspace')))).toBe('t(T|) p(Two)')
  })

  it('put a paragraph before a heading, which keeps its id', () => {
    const state = run(stateOf([make('heading', { id: 'h' }, '|One')]), key('Enter'))
    expect(draw(state)).toBe('p() h1(|One)')
    expect(state.doc.child(0).child(2).attrs.id).toBe('h')
  })
})

describe('letters', () => {
  it('are deleted as whole characters', () => {
    expect(draw(run(stateOf([p('AB|')]), key('Backspace')))).toBe('p(A|)')
    expect(draw(run(stateOf([p('e\u0301|x')]), key('Backspace')))).toBe('p(|x)')
    expect(draw(run(stateOf([p('A|🇳🇴B')]), key('Delete')))).toBe('p(A|B)')
  })

  it('are deleted with chips among them', () => {
    const chip = () => make('field', { name: 'host' })
    expect(draw(run(stateOf([p('A', chip(), '|B')]), key('Backspace')))).toBe('p(A|B)')
    expect(draw(run(stateOf([p('A|', chip(), 'B')]), key('Delete')))).toBe('p(A|B)')
  })
})

describe('boxes', () => {
  it('wrap and unwrap paragraphs', () => {
    const box = run(stateOf([p('On|e')]), insertBox('callout', { kind: 'risk' }))
    expect(draw(box)).toBe('callout(p(On|e))')
    expect(draw(run(box, removeBox))).toBe('p(On|e)')
  })

  it('are inserted below blocks that they cannot contain, and never in a cell', () => {
    expect(draw(run(stateOf([h(1, 'On|e')]), insertBox('callout')))).toBe('h1(One) callout(p(|)) p()')
    const table = run(stateOf([p('|')]), insertTable(1, 1))
    expect(draw(run(table, insertBox('guidance')))).toBe('table(tr(th(p()))) guidance(p(|)) p()')
  })

  it('are left on Enter in an empty last paragraph and on Backspace at the start', () => {
    expect(draw(run(stateOf([make('callout', {}, p('One'), p('|'))]), key('Enter')))).toBe(
      'callout(p(One)) p(|)',
    )
    expect(draw(run(stateOf([p('A'), make('callout', {}, p('|One'))]), key('Backspace')))).toBe(
      'p(A) p(|One)',
    )
  })

  it('quote and unquote', () => {
    const quote = run(stateOf([p('On|e')]), toggleQuote)
    expect(draw(quote)).toBe('quote(p(On|e))')
    expect(draw(run(quote, toggleQuote))).toBe('p(On|e)')
  })
})

describe('tables', () => {
  it('start with a header row, the cursor in the first cell, and a paragraph below', () => {
    const state = run(stateOf([p('One|')]), insertTable(2, 2))
    expect(draw(state)).toBe('p(One) table(tr(th(p(|)) th(p())) tr(td(p()) td(p()))) p()')
    expect(tableAtCursor(state)).toMatchObject({ rows: 2, columns: 2 })
  })

  it('move from cell to cell on Tab, and add a row at the end', () => {
    let state = run(stateOf([p('|')]), insertTable(1, 2))
    state = run(state, nextCell)
    expect(draw(state)).toBe('table(tr(th(p()) th(p(|)))) p()')
    state = run(state, nextCell)
    expect(tableAtCursor(state)).toMatchObject({ rows: 2 })
  })

  it('shade cells, and are left downwards', () => {
    const state = run(run(stateOf([p('|')]), insertTable(1, 1)), shadeCells('amber'))
    expect(state.doc.child(0).child(1).child(0).child(0).attrs.shade).toBe('amber')
    expect(draw(run(state, leaveTable))).toBe('table(tr(th(p()))) p(|)')
  })
})

describe('inline', () => {
  it('sets and removes marks', () => {
    const bold = run(stateOf([p('|One|')]), toggle('bold'))
    expect(hasMark(bold, 'bold')).toBe(true)
    expect(hasMark(run(bold, key('Mod-b')), 'bold')).toBe(false)
  })

  it('adds, edits and removes a link', () => {
    const state = stateOf([p('See |here| now')])
    const linked = run(state, setLink({ ...linkAtCursor(state), href: 'https://example.org' }))
    const found = linkAtCursor(linked)
    expect(found).toMatchObject({ href: 'https://example.org', text: 'here' })
    const longer = run(linked, setLink({ ...found, text: 'right here' }))
    expect(longer.doc.textContent).toBe('TSee right here now')
    expect(hasMark(run(linked, removeLink(found)), 'link')).toBe(false)
  })

  it('refuses addresses that could run code', () => {
    const state = stateOf([p('|here|')])
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '']) {
      expect(setLink({ ...linkAtCursor(state), href })(state)).toBe(false)
    }
  })

  it('inserts a note with an id, but not in a title that is selected together with text', () => {
    const state = run(stateOf([p('One|')]), insertNote('source'))
    const note = state.doc.child(0).child(1).lastChild
    expect(note?.attrs).toMatchObject({ kind: 'source', id: expect.stringMatching(/^[a-z0-9]{12}$/) })
  })

  it('dates a source wherever it is cited, and no other note', () => {
    const note = (kind: string, words: string) => make('footnote', { kind }, words)
    const state = stateOf([
      p('One|', note('source', 'A'), note('source', 'B')),
      p(note('source', 'A'), note('footnote', 'A')),
    ])
    const [first] = places(state.doc)
    const dated = state.apply(setCheckDate(state.tr, first ?? 0, '2027-06'))
    expect(places(dated.doc).map((at) => dated.doc.nodeAt(at)?.attrs.checkAfter)).toEqual([
      '2027-06',
      null,
      '2027-06',
      null,
    ])
    expect(isDue({ attrs: { id: '', kind: 'source', checkAfter: '2027-06' } }, new Date(2027, 5, 30))).toBe(
      false,
    )
    expect(isDue({ attrs: { id: '', kind: 'source', checkAfter: '2027-06' } }, new Date(2027, 6, 1))).toBe(
      true,
    )
  })

  it('inserts page breaks only between the blocks of a section', () => {
    expect(draw(run(stateOf([p('On|e'), p('Two')]), insertPageBreak))).toBe('p(One) <pageBreak> p(|Two)')
    expect(draw(run(stateOf([make('callout', {}, p('On|e'))]), insertPageBreak))).toBe(
      'callout(p(One)) <pageBreak> p(|)',
    )
  })
})

describe('alignment', () => {
  const aligned = (state: Parameters<typeof run>[0]) => state.doc.child(0).child(1).attrs.textAlign
  const word = (name: string) => textKeys('word')[name] ?? (() => false)

  it('is set by a key and taken off by the same key', () => {
    const centred = run(stateOf([p('On|e')]), word('Mod-e'))
    expect(aligned(centred)).toBe('center')
    const right = run(centred, word('Mod-r'))
    expect(aligned(right)).toBe('right')
    expect(aligned(run(right, word('Mod-r')))).toBe(null)
  })

  it('stays on the left, and goes with paragraph formatting', () => {
    const left = run(stateOf([p('On|e')]), word('Mod-l'))
    expect(word('Mod-l')(left)).toBe(false)
    expect(aligned(run(left, word('Mod-q')))).toBe(null)
  })
})

describe('plain again', () => {
  const word = (name: string) => textKeys('word')[name] ?? (() => false)
  const nested = () =>
    make(
      'bulletList',
      {},
      make('listItem', {}, p('A'), make('bulletList', {}, make('listItem', {}, p('B|')))),
    )

  it('leaves lists and quotations for a plain paragraph', () => {
    expect(draw(run(stateOf([nested()]), word('Mod-Shift-n')))).toBe('ul(li(p(A))) p(B|)')
    expect(draw(run(stateOf([make('blockquote', {}, p('A|'))]), word('Mod-Shift-n')))).toBe('p(A|)')
    expect(draw(run(stateOf([h(2, 'A|')]), word('Mod-Shift-n')))).toBe('p(A|)')
  })

  it('keeps the style when paragraph formatting is cleared', () => {
    expect(word('Mod-q')(stateOf([h(2, 'A|')]))).toBe(false)
    expect(draw(run(stateOf([nested()]), word('Mod-q')))).toBe('ul(li(p(A))) p(B|)')
  })
})

describe('clearing the formatting', () => {
  const bold = make('paragraph', {}, p('One').firstChild!.mark([p().type.schema.marks.bold!.create()]))

  it('takes marks off what is selected', () => {
    const state = run(stateOf([p('|', bold.firstChild!, '|')]), clearMarks)
    expect(state.doc.child(0).child(1).firstChild?.marks).toEqual([])
  })

  it('takes marks off the selected cells alone', () => {
    const cell = () => make('tableCell', {}, bold)
    const row = () => make('tableRow', {}, cell(), cell())
    const state = stateOf([make('table', {}, row(), row())])
    const cells: number[] = []
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'tableCell') cells.push(pos)
    })
    const column = CellSelection.create(state.doc, cells[0] ?? 0, cells[2] ?? 0)
    const cleared = run(state.apply(state.tr.setSelection(column)), clearMarks)
    expect(cells.map((pos) => cleared.doc.nodeAt(pos)?.firstChild?.firstChild?.marks.length)).toEqual([
      0, 1, 0, 1,
    ])
  })

  it('takes them off what is typed next', () => {
    const state = run(stateOf([p(bold.firstChild!, '|')]), clearMarks)
    expect(state.apply(state.tr.insertText('x')).doc.child(0).child(1).lastChild?.marks).toEqual([])
    expect(clearMarks(stateOf([p('On|e')]))).toBe(false)
  })
})
