// The pack's marking in the history of the text.
import { history, redo, undo } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { p, stateOf } from '../commands/testing'
import { changePackMarking, markingIn } from './marking-step'

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
