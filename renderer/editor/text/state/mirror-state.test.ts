// Two states of one document: nothing is lost or duplicated, in whichever a change is made.
import { history, redo as redoFirst, undo as undoFirst } from '@tiptap/pm/history'
import { type Command, EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redo, undo, undoDepth } from '../commands/history'
import { moveBranches } from '../commands/sections'
import { make, p } from '../commands/testing'
import { uniqueIds } from '../plugins/ids'
import { MirrorState } from './mirror-state'

const section = (id: string, ...words: string[]) =>
  make('section', { id }, make('sectionTitle', {}, id), ...words.map((each) => p(each)))

/** Two views on one document, without a screen. */
class Desk {
  first: EditorState
  readonly twin: MirrorState
  shown = 0

  constructor(plugins: Plugin[] = [], lent: Plugin[] = []) {
    const doc = make('doc', {}, section('one', 'alpha beta', 'gamma'), section('two', 'delta'))
    this.first = EditorState.create({ doc, plugins: [history(), uniqueIds(), ...plugins] })
    const desk = this
    const pane = {
      get state() {
        return desk.first
      },
      dispatch: (tr: Transaction) => this.dispatch(tr),
    }
    this.twin = new MirrorState(pane, lent, 0, () => {
      this.shown += 1
    })
  }

  dispatch(tr: Transaction): void {
    const { state, transactions } = this.first.applyTransaction(tr)
    if (!transactions.includes(tr)) return
    this.first = state
    this.twin.follow(tr, transactions.slice(1))
  }

  inFirst(command: Command): boolean {
    return command(this.first, (tr) => this.dispatch(tr))
  }

  inTwin(command: Command): boolean {
    return command(this.twin.state, (tr) => this.twin.dispatch(tr))
  }

  get words(): string[] {
    const found: string[] = []
    this.first.doc.descendants((node) => {
      if (node.type.name === 'paragraph') found.push(node.textContent)
    })
    return found
  }

  check(): void {
    expect(this.twin.state.doc).toBe(this.first.doc)
    this.first.doc.check()
  }
}

const type =
  (words: string, at: number, to = at): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(words, at, to))
    return true
  }
const cursorAt =
  (from: number, to = from): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
    return true
  }

/** Position before `alpha` in the sketch above. */
const ALPHA = 7

describe('two states of one document', () => {
  it('take changes of the same paragraph from both, with one history', () => {
    const desk = new Desk()
    desk.inFirst(type('A', ALPHA))
    desk.inTwin(type('B', ALPHA + 1))
    desk.inFirst(type('C', ALPHA + 2))
    expect(desk.words[0]).toBe('ABCalpha beta')
    desk.check()
    expect(undoDepth(desk.twin.state)).toBe(undoDepth(desk.first))
    desk.inTwin(undo)
    expect(desk.words[0]).toBe('alpha beta')
    desk.inFirst(redoFirst)
    expect(desk.words[0]).toBe('ABCalpha beta')
    desk.inTwin(undo)
    expect(desk.inTwin(undo)).toBe(false)
    desk.inTwin(redo)
    expect(desk.words[0]).toBe('ABCalpha beta')
    desk.check()
  })

  it('have selections of their own, which keep to their words', () => {
    const desk = new Desk()
    desk.inFirst(cursorAt(ALPHA, ALPHA + 5))
    desk.inTwin(cursorAt(ALPHA + 6, ALPHA + 10))
    desk.inTwin(type('>> ', ALPHA))
    const chosen = (state: EditorState) => state.doc.textBetween(state.selection.from, state.selection.to)
    expect([chosen(desk.first), chosen(desk.twin.state)]).toEqual(['alpha', 'beta'])
    desk.check()
  })

  it('show in the second what is undone from there, and leave the first where it is', () => {
    const desk = new Desk()
    desk.inTwin(type('!', ALPHA + 10))
    desk.inFirst(cursorAt(ALPHA))
    desk.inTwin(cursorAt(ALPHA + 3))
    desk.inTwin(undo)
    expect([desk.first.selection.from, desk.twin.state.selection.from]).toEqual([ALPHA, ALPHA + 10])
  })

  it('give new ids once, to what both show', () => {
    const desk = new Desk()
    const copy = section('one', 'epsilon')
    desk.inTwin((state, dispatch) => {
      dispatch?.(state.tr.insert(state.doc.content.size, copy))
      return true
    })
    const ids = desk.first.doc.children.map((each) => each.attrs.id)
    expect(new Set(ids).size).toBe(3)
    desk.check()
    desk.inTwin(undo)
    expect(desk.first.doc.childCount).toBe(2)
    desk.check()
  })

  it('keep outline work made in the second a step of its own', () => {
    const desk = new Desk()
    desk.inTwin(type('x', ALPHA))
    desk.inTwin(moveBranches([1], 0))
    desk.inTwin(undo)
    expect(desk.words).toEqual(['xalpha beta', 'gamma', 'delta'])
    desk.check()
  })

  it('draw the second anew when the first refuses a change, or when plugins of the second meddle', () => {
    const refuse = new Plugin({
      filterTransaction: (tr: Transaction) => tr.getMeta('paste') !== true,
    })
    const desk = new Desk([refuse])
    const before = desk.shown
    desk.inTwin((state, dispatch) => {
      dispatch?.(state.tr.insertText('x', ALPHA).setMeta('paste', true))
      return true
    })
    expect([desk.words[0], desk.shown]).toEqual(['alpha beta', before + 1])
    desk.check()
    const meddled = new Desk([], [uniqueIds()])
    meddled.inTwin((state, dispatch) => {
      dispatch?.(state.tr.insert(state.doc.content.size, section('one', 'epsilon')))
      return true
    })
    meddled.check()
  })

  it('stay one document through any sequence of changes, undo and redo', () => {
    const pane = constantFrom('first', 'twin')
    const place = integer({ min: 0, max: 40 })
    const edit = oneof(
      record({ kind: constantFrom('type' as const), pane, place, length: integer({ min: 0, max: 4 }) }),
      record({ kind: constantFrom('split' as const), pane, place, length: integer({ min: 0, max: 0 }) }),
      record({
        kind: constantFrom('undo' as const, 'redo' as const, 'move' as const),
        pane,
        place,
        length: integer({ min: 0, max: 0 }),
      }),
    )
    assert(
      property(array(edit, { maxLength: 30 }), (edits) => {
        const desk = new Desk()
        let typed = 0
        for (const { kind, pane: where, place: at, length } of edits) {
          const run = (command: Command) => (where === 'first' ? desk.inFirst(command) : desk.inTwin(command))
          if (kind === 'undo') run(where === 'first' ? undoFirst : undo)
          else if (kind === 'redo') run(where === 'first' ? redoFirst : redo)
          else if (kind === 'move') run(moveBranches([at % desk.first.doc.childCount], 0))
          else {
            const text = TextSelection.near(
              desk.first.doc.resolve(Math.min(at, desk.first.doc.content.size)),
            ).$from
            const end = Math.min(text.pos + length, text.end())
            typed += 1
            const mark = `«${typed}»`
            if (kind === 'type') run(type(mark, text.pos, end))
            else if (text.parent.type.name === 'paragraph')
              run((state, dispatch) => {
                dispatch?.(state.tr.split(text.pos))
                return true
              })
            const marks = desk.first.doc.textContent.split(mark).length - 1
            expect(marks).toBe(kind === 'type' ? 1 : 0)
          }
          desk.check()
        }
      }),
      { numRuns: 150 },
    )
  })
})
