// A comment being written is never lost to another comment, nor to the deletion of its words.
import type { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { p, stateOf } from '../text/commands/testing'
import { commentMarks } from '../text/comments/plugin'
import { placedThreads } from '../text/comments/threads'
import { CommentController, type CommentHost } from './comment-controller'

function open(start: EditorState) {
  const said: string[] = []
  const host = {
    state: start,
    run: (command) => command(host.state, (tr) => (host.state = host.state.apply(tr))),
    runEverywhere: (command) => void host.run(command),
    goTo: () => undefined,
    report: (message) => said.push(message),
    refusesChange: () => false,
  } as CommentHost & { state: EditorState }
  return { host, said, desk: new CommentController(host, () => 'Ada') }
}
const words = (state: EditorState) =>
  placedThreads(state.doc).map((one) => [one.words, one.thread.entries[0]?.text])

it('keeps a comment whose words were deleted until it is posted on others', () => {
  const { host, said, desk } = open(stateOf([p('one |two| three')], [commentMarks(() => undefined)]))
  desk.start()
  desk.unsent = true
  const { from, to } = host.state.selection
  host.state = host.state.apply(host.state.tr.delete(from, to + 1))
  expect(desk.post('Why?')).toBe(false)
  expect(said).toHaveLength(1)
  expect(desk.target.get()?.kind).toBe('new')
  desk.start()
  expect(desk.post('Why?')).toBe(true)
  expect(words(host.state)).toEqual([['three', 'Why?']])
  expect(desk.target.get()).toBeNull()
})

it('opens no other comment over one that is being written', () => {
  const { host, said, desk } = open(stateOf([p('one |two| three')], [commentMarks(() => undefined)]))
  desk.start()
  desk.post('First')
  const [first] = placedThreads(host.state.doc)
  desk.open(first?.thread.id ?? '')
  desk.unsent = true
  desk.open('other')
  desk.step(1)
  desk.start()
  expect(desk.target.get()).toMatchObject({ kind: 'thread', id: first?.thread.id })
  expect(said).toHaveLength(2)
  desk.close()
  desk.start()
  expect(desk.target.get()?.kind).toBe('new')
})
