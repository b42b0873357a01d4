// Invariants under any edit: each mark has its thread in the same section, each thread exists once, undo restores both.
import { history, redo, undo, undoDepth } from '@tiptap/pm/history'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin } from '@tiptap/pm/transform'
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../../../base/new-id'
import { moveBranches, removeBranches } from '../commands/sections'
import { make, p } from '../commands/testing'
import { uniqueIds } from '../plugins/ids'
import { addComment, commentRanges, deleteComment } from './commands'
import { commentRepair, withoutCopiedComments } from './repair'
import { commentInfo, placedThreads } from './threads'

const section = (id: string, ...words: string[]) =>
  make('section', { id }, make('sectionTitle', {}, id), ...words.map((each) => p(each)))
const start = () =>
  EditorState.create({
    doc: make(
      'doc',
      {},
      section('one', 'alpha beta', 'gamma'),
      section('two', 'delta'),
      section('three', 'zeta'),
    ),
    plugins: [uniqueIds(), commentRepair(), history({ depth: 1000 })],
  })

/** Random numbers for choosing positions and sections. */
interface Dice {
  readonly a: number
  readonly b: number
  readonly c: number
}
type Edit = (state: EditorState, dice: Dice) => Command

const change =
  (make: (tr: Transaction) => unknown): Command =>
  (state, dispatch) => {
    const { tr } = state
    make(tr)
    dispatch?.(tr)
    return true
  }
const inDoc = ({ doc }: EditorState, number: number): number => number % (doc.content.size + 1)
const chosen = (state: EditorState, { a, b }: Dice): TextSelection =>
  TextSelection.between(
    state.doc.resolve(Math.min(inDoc(state, a), inDoc(state, b))),
    state.doc.resolve(Math.max(inDoc(state, a), inDoc(state, b))),
  ) as TextSelection

const EDITS: readonly Edit[] = [
  (state, dice) => change((tr) => tr.insertText('xy', chosen(state, dice).from)),
  (state, dice) => change((tr) => tr.deleteRange(chosen(state, dice).from, chosen(state, dice).to)),
  (state, dice) => change((tr) => tr.split(chosen(state, dice).from)),
  (state, { c }) => change((tr) => canJoin(tr.doc, inDoc(state, c)) && tr.join(inDoc(state, c))),
  (state, { a }) => change((tr) => tr.insert(tr.doc.content.size, tr.doc.child(a % state.doc.childCount))),
  ({ doc }, { a, b }) => moveBranches([a % doc.childCount], b % (doc.childCount + 1)),
  ({ doc }, { a }) => removeBranches([a % doc.childCount]),
  (state, dice) => (_same, dispatch) => {
    const marked = state.apply(state.tr.setSelection(chosen(state, dice)))
    const entry = { author: 'Ada', time: '2026-05-01T08:00:00.000Z', text: 'Why?' }
    return addComment(commentRanges(marked), { id: newId(), resolved: false, entries: [entry] })(
      state,
      dispatch,
    )
  },
  (state, { c }) => {
    const threads = placedThreads(state.doc)
    return deleteComment(threads[c % Math.max(1, threads.length)]?.thread.id ?? '')
  },
  (state, dice) =>
    change((tr) => {
      const { from, to } = chosen(state, dice)
      tr.replaceRange(
        inDoc(state, dice.c),
        inDoc(state, dice.c),
        withoutCopiedComments(tr.doc.slice(from, to), tr.doc),
      )
    }),
  (state, dice) =>
    change((tr) => {
      const { from, to } = chosen(state, dice)
      const slice = tr.doc.slice(from, to)
      tr.deleteRange(from, to)
      const at = dice.c % (tr.doc.content.size + 1)
      tr.replaceRange(at, at, withoutCopiedComments(slice, tr.doc))
    }),
  () => undo,
  () => redo,
]

function check({ doc }: EditorState): void {
  doc.check()
  const ids = placedThreads(doc).map(({ thread }) => thread.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of doc.children) {
    const { threads, marked } = commentInfo(one)
    const own = new Set(threads.map(({ id }) => id))
    for (const id of marked.keys()) expect(own.has(id)).toBe(true)
  }
}

it('keeps comments with their words', () => {
  const dice = integer({ min: 0, max: 999 })
  const step = record({ edit: constantFrom(...EDITS), a: dice, b: dice, c: dice })
  let comments = 0
  assert(
    property(array(step, { minLength: 5, maxLength: 30 }), (steps) => {
      let state = start()
      const before = state.doc
      const go = (command: Command): void => {
        try {
          command(state, (tr) => {
            state = state.apply(tr)
          })
        } catch (error) {
          // Not every position can be split, joined or replaced.
          if (!(error instanceof Error) || !/Range|Transform/.test(error.constructor.name)) throw error
        }
        check(state)
        comments += placedThreads(state.doc).length
      }
      for (const { edit, ...numbers } of steps) go(edit(state, numbers))
      while (undoDepth(state) > 0) go(undo)
      expect(state.doc.eq(before)).toBe(true)
    }),
    { numRuns: 200 },
  )
  expect(comments).toBeGreaterThan(100)
})

it('brings a thread back with words that were cut with their whole section', () => {
  let state = start()
  const run = (command: Command) => command(state, (tr) => (state = state.apply(tr)))
  const entry = { author: 'Ada', time: '2026-05-01T08:00:00.000Z', text: 'Why?' }
  run(change((tr) => tr.setSelection(TextSelection.create(tr.doc, 7, 12))))
  run(addComment(commentRanges(state), { id: 'thread', resolved: false, entries: [entry] }))
  const cut = state.doc.child(0)
  // The clipboard holds the words with their mark, never the comment itself.
  const pasted = cut.type.create({ ...cut.attrs, comments: [] }, cut.content)
  run(removeBranches([0]))
  run(change((tr) => tr.insertText('x', 2)))
  expect(placedThreads(state.doc)).toEqual([])
  run(change((tr) => tr.insert(tr.doc.content.size, pasted)))
  expect(placedThreads(state.doc).map(({ thread }) => thread.entries)).toEqual([[entry]])
})
