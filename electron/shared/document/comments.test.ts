// Text without its comments, and counting them.
import { describe, expect, it } from 'vitest'
import { emptySection } from '../template'
import { countComments, withoutComments } from './comments'
import type { CommentThread, Inline, Section } from './nodes'
import { parseDocument } from './parse'

const thread = (id: string, resolved = false): CommentThread => ({
  id,
  resolved,
  entries: [{ author: 'Ada', time: '2026-05-01T08:00:00.000Z', text: 'Why?' }],
})
const words = (text: string, ...ids: string[]): Inline => ({
  type: 'text',
  text,
  marks: [{ type: 'bold' }, ...ids.map((id) => ({ type: 'comment' as const, attrs: { id } }))],
})
const section = (comments: readonly CommentThread[], ...content: Inline[]): Section => {
  const empty = emptySection('Title', () => 's1')
  return {
    ...empty,
    attrs: { ...empty.attrs, comments },
    content: [
      empty.content[0],
      { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null }, content },
    ],
  }
}

describe('comments in a document', () => {
  it('may overlap, and pass validation', () => {
    const json = {
      type: 'doc',
      content: [section([thread('a'), thread('b')], words('x', 'a', 'b'), words('y', 'b'))],
    }
    expect(parseDocument(2, json)).toEqual(json)
  })

  it.each([
    ['a thread without entries', { ...thread('a'), entries: [] }],
    ['a thread without an id', thread('')],
    ['a time that is none', { ...thread('a'), entries: [{ author: '', time: 'today', text: '' }] }],
    ['more than is known', { ...thread('a'), colour: 'red' }],
  ])('are refused with %s', (_what, wrong) => {
    expect(() => parseDocument(2, { type: 'doc', content: [section([wrong as CommentThread])] })).toThrow(
      /comments can't be/,
    )
  })

  it('are not in a document of version 1', () => {
    const { comments: _none, ...attrs } = section([]).attrs
    expect(
      parseDocument(1, { type: 'doc', content: [{ ...section([]), attrs }] }).content[0]?.attrs.comments,
    ).toEqual([])
  })

  it('are removed without changing anything else', () => {
    const plain = section([], words('x'))
    expect(withoutComments(plain)).toBe(plain)
    expect(withoutComments(section([thread('a')], words('x', 'a')))).toEqual(plain)
  })

  it('are counted', () => {
    const doc = {
      type: 'doc',
      content: [section([thread('a'), thread('b', true)]), section([thread('c')])],
    } as const
    expect(countComments(doc)).toEqual({ open: 2, resolved: 1 })
  })
})
