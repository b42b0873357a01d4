// Comment commands: adding, replying, resolving, deleting; comments follow their words through moves and copies.

import { history, undo } from '@tiptap/pm/history'
import { Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import type { CommentThread } from '#shared/document/nodes'
import { make, p, run, stateOf } from '../commands/testing'
import { addComment, commentRanges, deleteComment, replyTo, setResolved } from './commands'
import { commentRepair, withoutCopiedComments } from './repair'
import { placedThreads, threadsAt } from './threads'

const entry = (text: string) => ({ author: 'Ada', time: '2026-05-01T08:00:00.000Z', text })
const thread = (id: string): CommentThread => ({ id, resolved: false, entries: [entry('Why?')] })
const plugins = () => [history(), commentRepair()]
const comment = (state: EditorState, id = 'k'): EditorState =>
  run(state, addComment(commentRanges(state), thread(id)))
const said = (state: EditorState) =>
  placedThreads(state.doc).map((one) => [one.thread.id, one.words, one.section, one.thread.resolved])
/** Two sections; the words of the first are selected. */
function twoSections(): EditorState {
  const section = (id: string, ...words: string[]) =>
    make('section', { id }, make('sectionTitle', {}, id), ...words.map((each) => p(each)))
  const doc = make('doc', {}, section('one', 'alpha beta', 'gamma'), section('two', 'delta'))
  const state = EditorState.create({ doc, plugins: plugins() })
  return comment(state.apply(state.tr.setSelection(TextSelection.create(doc, 7, 12))))
}

describe('a comment', () => {
  it('is about the selection, or the word at the cursor', () => {
    expect(said(comment(stateOf([p('some |chosen words| here')], plugins())))).toEqual([
      ['k', 'chosen words', 0, false],
    ])
    expect(said(comment(stateOf([p('some cho|sen words')], plugins())))[0]?.[1]).toBe('chosen')
    expect(commentRanges(stateOf([p('|')], plugins()))).toEqual([])
    expect(commentRanges(stateOf([make('codeBlock', {}, '|code|')], plugins()))).toEqual([])
  })

  it('is found at once beside a word of a million letters', () => {
    const long = 'a'.repeat(1_000_000)
    expect(commentRanges(stateOf([p(`${long} |`)], plugins()))).toEqual([])
    expect(commentRanges(stateOf([p(`${long}|`)], plugins()))).toHaveLength(1)
  })

  it('spans paragraphs, and lies over others', () => {
    const first = comment(stateOf([p('some |words'), p('and| more')], plugins()), 'a')
    const both = run(
      first.apply(first.tr.setSelection(TextSelection.create(first.doc, 5, 12))),
      (state, dispatch) => addComment(commentRanges(state), thread('b'))(state, dispatch),
    )
    expect(said(both).map(([id, words]) => [id, words])).toEqual([
      ['b', 'some wo'],
      ['a', 'words and'],
    ])
  })

  it('is answered, resolved, opened again by an answer, and deleted; undo takes one of these back', () => {
    let state = comment(stateOf([p('|word|')], plugins()))
    state = run(state, setResolved('k', true))
    expect(threadsAt(state.doc, 5)).toEqual([])
    state = run(state, replyTo('k', entry('Because.')))
    const [placed] = placedThreads(state.doc)
    expect(placed?.thread.resolved).toBe(false)
    expect(placed?.thread.entries.map(({ text }) => text)).toEqual(['Why?', 'Because.'])
    expect(threadsAt(state.doc, 5)).toEqual(['k'])
    state = run(state, deleteComment('k'))
    expect(said(state)).toEqual([])
    expect(JSON.stringify(state.doc)).not.toContain('"comment"')
    state = run(state, undo)
    expect(said(state)).toEqual([['k', 'word', 0, false]])
  })

  it('stays when its words are deleted, and finds them again on undo', () => {
    const state = twoSections()
    const gone = state.apply(state.tr.delete(6, 14))
    expect(placedThreads(gone.doc)[0]?.from).toBeNull()
    expect(said(run(gone, undo))).toEqual(said(state))
  })
})

describe('comments and their words', () => {
  const end = (state: EditorState) => state.doc.content.size - 2

  it('go to another section together', () => {
    const state = twoSections()
    const slice = state.doc.slice(6, 13)
    const cut = state.apply(state.tr.delete(6, 13))
    const pasted = cut.apply(cut.tr.replace(end(cut), end(cut), withoutCopiedComments(slice, cut.doc)))
    expect(said(pasted)).toEqual([['k', 'alpha', pasted.doc.child(0).nodeSize, false]])
    expect(pasted.doc.child(0).attrs.comments).toEqual([])
  })

  it('are not doubled by a copy, within a section or into another', () => {
    const state = twoSections()
    const slice = state.doc.slice(6, 13)
    const bare = withoutCopiedComments(slice, state.doc)
    expect(bare.content.textBetween(0, bare.content.size)).toBe(
      slice.content.textBetween(0, slice.content.size),
    )
    expect(JSON.stringify(bare.content)).not.toContain('comment')
    // Content inserted past the clipboard rules is repaired afterwards.
    const inserted = state.apply(state.tr.replace(end(state), end(state), slice))
    expect(said(inserted)).toEqual(said(state))
    expect(JSON.stringify(inserted.doc.child(1))).not.toContain('"comment"')
  })

  it('are not in a copy of a section', () => {
    const state = twoSections()
    const copy = state.doc.child(0)
    const doubled = state.apply(state.tr.insert(state.doc.content.size, copy))
    expect(said(doubled)).toHaveLength(1)
    expect(doubled.doc.child(2).attrs.comments).toEqual([])
  })

  it('outlive the join of their section with the one before', () => {
    const state = twoSections()
    const at = state.doc.child(0).nodeSize
    const later = run(
      state.apply(state.tr.setSelection(TextSelection.create(state.doc, at + 7, at + 10))),
      (now, dispatch) => addComment(commentRanges(now), thread('z'))(now, dispatch),
    )
    const words = later.doc.slice(at + 6, at + 11)
    const { tr } = later
    tr.delete(at, later.doc.content.size).replace(at - 2, at - 2, new Slice(words.content, 0, 0))
    const joined = later.apply(tr)
    expect(joined.doc.childCount).toBe(1)
    expect(said(joined).map(([id]) => id)).toEqual(['k', 'z'])
  })

  it('from another pack lose their marks', () => {
    const state = stateOf([p('here|')], plugins())
    const foreign = state.schema.text('foreign', [state.schema.mark('comment', { id: 'x' })])
    expect(JSON.stringify(state.apply(state.tr.insert(8, foreign)).doc)).not.toContain('"comment"')
  })
})
