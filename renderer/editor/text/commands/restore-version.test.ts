// Restoring sections and particulars of a version: one step, undone and redone as one.
import { history, redo, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { schema } from '#shared/document/schema'
import type { PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import { uniqueIds } from '../plugins/ids'
import { outlineOf } from '../state/outline'
import { type Particulars, particularsIn, restoreVersion } from './restore-version'

const section = (id: string, title = id): Section => emptySection(title, () => id)
const particulars = (title: string): Particulars => ({ meta: { title } as PackMeta, fields: [] })
const NOW = particulars('Now')

let seen: Transaction | undefined
function run(state: EditorState, command: ReturnType<typeof restoreVersion>): EditorState {
  let next = state
  seen = undefined
  const done = command(state, (tr) => {
    seen = tr
    next = state.apply(tr)
  })
  if (!done) throw new Error('The command refused')
  next.doc.check()
  return next
}
const titles = (state: EditorState) => outlineOf(state.doc).map(({ info }) => info.title)
const start = () =>
  EditorState.create({
    doc: schema.nodeFromJSON({ type: 'doc', content: [section('a'), section('c')] }),
    plugins: [history(), uniqueIds()],
  })

it('puts a section back and changes nothing else', () => {
  const back = run(
    start(),
    restoreVersion({ sections: [section('b')], order: ['a', 'b', 'c'], before: NOW, after: NOW }),
  )
  expect(titles(back)).toEqual(['a', 'b', 'c'])
  expect(seen && particularsIn(seen)).toBeNull()
  expect(titles(run(back, undo))).toEqual(['a', 'c'])
})

it('restores text and particulars in one step, and undo and redo set both', () => {
  const then = particulars('Then')
  const back = run(
    start(),
    restoreVersion({ sections: [section('c', 'old')], order: ['c'], before: NOW, after: then }),
  )
  expect(titles(back)).toEqual(['old'])
  expect(seen && particularsIn(seen)).toBe(then)
  const undone = run(back, undo)
  expect(titles(undone)).toEqual(['a', 'c'])
  expect(seen && particularsIn(seen)).toBe(NOW)
  expect(titles(run(undone, redo))).toEqual(['old'])
  expect(seen && particularsIn(seen)).toBe(then)
})

it('does nothing where all is as it was', () => {
  const same = restoreVersion({ sections: [], order: ['a', 'c'], before: NOW, after: NOW })
  expect(same(start())).toBe(false)
})
