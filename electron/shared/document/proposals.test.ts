import { describe, expect, it } from 'vitest'
import type { Block, Change, Inline, Paragraph, Section } from './nodes'
import { parseDocument } from './parse'
import { type Decision, decided, proposalsIn, withoutPlaces } from './proposals'
import { plainText } from './query'

const by = { author: 'A. Reviewer', time: '2026-05-01T08:00:00.000Z' }
const ins = (id = 'i'): Change => ({ type: 'inserted', attrs: { id, ...by } })
const del = (id = 'd'): Change => ({ type: 'deleted', attrs: { id, ...by } })
const words = (text: string, ...marks: Change[]): Inline =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
const attrs = { textAlign: null, marking: null, audience: null }
const line = (content: readonly Inline[], ...marks: Change[]): Paragraph => ({
  type: 'paragraph',
  attrs,
  content,
  ...(marks.length > 0 ? { marks } : {}),
})
const section = (blocks: readonly Block[], ...marks: Change[]): Section => ({
  type: 'section',
  attrs: {
    id: 's1',
    level: 1,
    annex: false,
    landscape: false,
    excluded: false,
    marking: null,
    audience: null,
    templateId: null,
    templateVersion: null,
    templateVariant: null,
    comments: [],
  },
  content: [{ type: 'sectionTitle', content: [words('Title')] }, ...blocks],
  ...(marks.length > 0 ? { marks } : {}),
})
/** The text as decided, checked by the schema. */
const text = (one: Section, decision: Decision): string[] =>
  decided([one], decision)
    .map(withoutPlaces)
    .flatMap((left) => parseDocument(12, { type: 'doc', content: [left] }).content)
    .map((left) => plainText(left).replace('Title\n', ''))

describe('a document with proposed changes', () => {
  it('is kept by the schema, mark by mark', () => {
    const list: Block = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [line([words('a', ins(), del())])], marks: [del()] }],
      marks: [ins()],
    }
    const one = section([line([words('a', ins('i1')), words('b')], del('d1')), list], ins('i2'))
    const [parsed] = parseDocument(12, { type: 'doc', content: [one] }).content
    expect(parsed).toEqual(one)
    expect([...proposalsIn([one]).keys()]).toEqual(['i2', 'd1', 'i1', 'i', 'd'])
  })

  it('has its words without proposals, or with them', () => {
    const one = section([line([words('red', del()), words('blue', ins()), words(' tape')])])
    expect(text(one, 'without')).toEqual(['red tape'])
    expect(text(one, 'accepted')).toEqual(['blue tape'])
  })

  it('does not print words that are inserted by one and deleted by another', () => {
    const one = section([line([words('kept '), words('neither', ins(), del())])])
    expect(text(one, 'without')).toEqual(['kept '])
    expect(text(one, 'accepted')).toEqual(['kept '])
  })

  it('joins paragraphs over ends that are gone, and no others', () => {
    const split = section([line([words('one ')], ins()), line([words('two')]), line([words('three')])])
    expect(text(split, 'without')).toEqual(['one two\nthree'])
    expect(text(split, 'accepted')).toEqual(['one \ntwo\nthree'])
    const three = section([
      line([words('one')], del()),
      line([words('gone', del())], del()),
      line([words(' two')]),
    ])
    expect(text(three, 'accepted')).toEqual(['one two'])
  })

  it('takes a paragraph away whole when its words and its end are gone', () => {
    const one = section([line([words('first')]), line([words('new', ins())], ins()), line([words('last')])])
    expect(text(one, 'without')).toEqual(['first\nlast'])
    expect(decided([one], 'without')[0]?.content.length).toBe(4)
  })

  it('does not join paragraphs of different markings', () => {
    const secret: Paragraph = { ...line([words('secret')]), attrs: { ...attrs, marking: 'secret' } }
    const one = section([line([words('open')], del()), secret])
    expect(text(one, 'accepted')).toEqual(['open\nsecret'])
  })

  it('takes away items of a list, and the list with its last one', () => {
    const item = (content: readonly Inline[], ...marks: Change[]) =>
      ({ type: 'listItem', content: [line(content, ...marks)] }) as const
    const list: Block = {
      type: 'bulletList',
      content: [
        item([words('a')]),
        item([words('b', del())], del()),
        item([words('c')], del()),
        item([words('d')]),
      ],
    }
    expect(text(section([list]), 'accepted')).toEqual(['a\ncd'])
    const gone: Block = { type: 'bulletList', content: [item([words('b', del())], del())] }
    expect(text(section([gone, line([words('after')])]), 'accepted')).toEqual(['after'])
  })

  it('takes away rows and tables, and leaves an empty cell where all paragraphs are gone', () => {
    const cell = (content: readonly Inline[], ...marks: Change[]) =>
      ({
        type: 'tableCell',
        attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null, lines: 0 },
        content: [line(content, ...marks)],
      }) as const
    const table = (...marks: Change[]): Block => ({
      type: 'table',
      attrs: { id: 't', kind: 'plain', caption: '', marking: null, audience: null },
      content: [
        { type: 'tableRow', content: [cell([words('a')])] },
        { type: 'tableRow', content: [cell([words('b')])], marks: [ins()] },
        { type: 'tableRow', content: [cell([words('c', del())], del())] },
      ],
      ...(marks.length > 0 ? { marks } : {}),
    })
    expect(text(section([table()]), 'without')).toEqual(['a\nc'])
    expect(text(section([table()]), 'accepted')[0]).toMatch(/^a\nb/)
    expect(text(section([table(del()), line([words('after')])]), 'accepted')).toEqual(['after'])
  })

  it('loses a section that is proposed, and leaves one without proposals alone', () => {
    const one = section([line([words('x')])])
    expect(decided([one], 'without')[0]).toBe(one)
    expect(decided([section([line([words('x')])], ins())], 'without')).toEqual([])
    expect(text(section([line([words('x')])], ins()), 'accepted')).toEqual(['x'])
  })
})
