// The pack's marking in the history of the text.
import { history, redo, undo } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { learnScheme } from '#shared/own-schemes'
import { make, p, stateOf } from '../commands/testing'
import { changePackMarking, foreignMarks, levelIn, loweredMarks, markingIn } from './marking-step'

const at = (level: string) => ({ scheme: 'uk', level, trainingRider: false })

it('is undone and redone in its turn, between changes of the text', () => {
  let state = stateOf([p('Words|')], [history()])
  const levels: (string | undefined)[] = []
  const run = (command: Command) =>
    command(state, (tr) => {
      levels.push(markingIn(tr)?.level)
      state = state.apply(tr)
    })
  const words = () => state.doc.lastChild?.lastChild?.textContent
  run((current, dispatch) => {
    dispatch?.(current.tr.insertText('!'))
    return true
  })
  run(changePackMarking(at('official'), at('secret')))
  run(undo)
  expect([words(), levels]).toEqual(['Words!', [undefined, 'secret', 'official']])
  run(redo)
  run(undo)
  run(undo)
  expect([words(), levels.slice(3)]).toEqual(['Words', ['secret', 'official', undefined]])
})

it('gives a pack without a marking the level of its highest mark, and another the level of its own rank', () => {
  const marked = (marking: string) => make('paragraph', { marking }, 'Words')
  const { doc } = stateOf([marked('official'), marked('secret')])
  const without = { scheme: 'none', level: 'none', caveat: '', trainingRider: false }
  expect(levelIn(doc, without, 'nato')).toBe('nato-secret')
  expect(levelIn(stateOf([p('Words')]).doc, without, 'nato')).toBe('nato-unclassified')
  expect(levelIn(doc, { ...without, scheme: 'uk', level: 'official-sensitive' }, 'nato')).toBe(
    'nato-restricted',
  )
})

it('brings the marks of parts into a new scheme, at the same rank, in one step', () => {
  const marked = (marking: string) => make('paragraph', { marking }, 'Words')
  let state = stateOf(
    [marked('official-sensitive'), marked('secret'), marked('nato-confidential')],
    [history()],
  )
  const marks = () => {
    const found: unknown[] = []
    state.doc.descendants(({ attrs }) => void (attrs.marking && found.push(attrs.marking)))
    return found
  }
  const before = state.doc
  const dispatch = (command: Command) => command(state, (tr) => (state = state.apply(tr)))
  expect(foreignMarks(state.doc, 'nato')).toBe(2)
  const to = (scheme: string, level: string) => ({ scheme, level, trainingRider: false })
  dispatch(changePackMarking(at('secret'), to('nato', 'nato-secret'), true))
  expect(marks()).toEqual(['nato-restricted', 'nato-secret', 'nato-confidential'])
  expect(foreignMarks(state.doc, 'nato')).toBe(0)
  dispatch(undo)
  expect(state.doc.eq(before)).toBe(true)
  dispatch(changePackMarking(at('secret'), to('us', 'secret'), true))
  expect(marks()).toEqual(['cui', 'secret', 'confidential'])
  dispatch(changePackMarking(to('us', 'secret'), to('none', 'none'), true))
  expect(marks()).toEqual([])
})

it('counts the marks that a scheme without a level as high would lower', () => {
  const { id } = learnScheme(`own-${'a'.repeat(16)}`, {
    id: 'course',
    name: 'Course',
    levels: [
      { id: 'open', banner: 'OPEN', portion: 'O', sensitivity: 0 },
      { id: 'closed', banner: 'CLOSED', portion: 'C', sensitivity: 2 },
    ],
    caveats: { after: '//', between: '/', known: [] },
  })
  const marked = (marking: string) => make('paragraph', { marking }, 'Words')
  const { doc } = stateOf([
    marked('confidential'),
    marked('secret//NOFORN'),
    marked('top-secret'),
    marked('mars'),
  ])
  expect(loweredMarks(doc, id)).toBe(2)
  expect(loweredMarks(doc, 'nato')).toBe(0)
})
