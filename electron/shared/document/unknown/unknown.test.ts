// What another version added: kept byte for byte when it is read and stored, found, and never shown to the wrong reader.
import { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { emptySection } from '../../template'
import { editionFor } from '../audiences'
import type { Section } from '../nodes'
import { parseSection } from '../parse'
import { assetIds, packAssetIds, plainText } from '../query'
import { schema } from '../schema'
import { sectionWords } from '../searched'
import { isUnknownJson, storedSection } from './carry'
import { unknownFacts } from './part'
import { withPrintedUnknown } from './printed'

const words = (text: string, marks?: unknown[]) => ({ type: 'text', ...(marks ? { marks } : {}), text })
const line = (...content: unknown[]) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const block = {
  type: 'timeline',
  zeta: 1,
  attrs: { scale: 'week', ü: [1, { b: null, a: 0.1 }], asset: 'a'.repeat(64) },
  content: [line(words('Depart Oslo')), { type: 'step', content: [words('Arrive')] }],
}
const inline = { type: 'mention', attrs: { label: 'Col Smith', id: 7 } }
const mark = { type: 'glow', attrs: { strength: 3, colour: 'red' } }
const link = { type: 'link', attrs: { href: 'https://a.example', rel: { x: 1 } } }
const cell = (more: object, ...content: unknown[]) => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null, lines: 0, ...more },
  content,
})
const table = (...cells: unknown[]) => ({
  type: 'table',
  attrs: { id: 't', kind: 'plain', caption: '', marking: null, audience: null },
  content: [{ type: 'tableRow', content: cells }],
})
const list = (...content: unknown[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content }] })

const sectionOf = (...blocks: unknown[]) => {
  const { title, ...empty } = { ...emptySection('Title', () => 's1'), title: null }
  return { ...empty, content: [empty.content[0], ...blocks] }
}

const ODD: Readonly<Record<string, unknown[]>> = {
  'a block at the top': [block, line(words('after'))],
  'a block alone in a list item': [list(block)],
  'a block in a list item': [list(line(words('first')), block)],
  'a block in a table cell': [table(cell({}, block), cell({}, line(words('b'))))],
  'something between words': [line(words('Ask '), inline, words(' about it.'))],
  'something alone in a line': [line(inline)],
  'a mark over the text of a link': [line(words('see '), words('here', [link, mark]), words('.'))],
  'a mark with an attribute': [line(words('bold', [{ type: 'bold', attrs: { weight: 600 } }]))],
  'an attribute of a cell': [table(cell({ border: { top: 2 } }, line(words('a'))))],
  'an attribute of a list': [{ ...list(line(words('a'))), attrs: { tight: true } }],
  'a key beside the attributes': [{ ...line(words('a')), origin: { of: 'Word' } }],
  'a row of a table': [
    { ...table(), content: [{ type: 'subtotal', n: 1 }, ...table(cell({}, line())).content] },
  ],
  'an item of a list': [
    { type: 'bulletList', content: [{ type: 'decisionItem', content: [line(words('x'))] }] },
  ],
  'a proposed block': [
    { ...block, marks: [{ type: 'deleted', attrs: { id: 'c', author: 'A', time: '2026-05-01T08:00:00Z' } }] },
    line(words('x')),
  ],
  'keys of objects': [{ type: 'map', attrs: JSON.parse('{"__proto__":{"x":1},"constructor":"c"}') }],
  'a name of a prototype': [{ type: 'constructor', attrs: { a: 1 } }, { type: '__proto__' }],
}

describe('what another version added', () => {
  for (const [name, blocks] of Object.entries(ODD)) {
    it(`is kept byte for byte: ${name}`, () => {
      const json = JSON.stringify(sectionOf(...blocks))
      const read = parseSection(JSON.parse(json), 0)
      expect(() => Node.fromJSON(schema, read).check()).not.toThrow()
      expect(JSON.stringify(parseSection(read, 0))).toBe(JSON.stringify(read))
      const stored = storedSection(read) as { content: unknown[] }
      expect(canonical(stored)).toBe(canonical(JSON.parse(json)))
      for (const part of unknownIn(blocks)) expect(JSON.stringify(stored)).toContain(part)
    })
  }

  it('is the same object when there is nothing of the kind', () => {
    const read = parseSection(sectionOf(line(words('a', [{ type: 'bold' }]))), 0)
    expect(storedSection(read)).toBe(read)
  })

  it('is refused when it is too deep or too large', () => {
    let deep: unknown = 1
    for (let at = 0; at < 200; at += 1) deep = [deep]
    expect(() => parseSection(sectionOf({ type: 'deep', attrs: { deep } }), 0)).toThrow(/nested too deeply/)
    const huge = { type: 'huge', attrs: { text: 'x'.repeat(5_000_000) } }
    expect(() => parseSection(sectionOf(huge), 0)).toThrow(/too large/)
  })

  it('never hides what is known', () => {
    const wrap = { type: 'unknownBlock', attrs: { json: JSON.stringify(line(words('hidden'))) } }
    expect(parseSection(sectionOf(wrap), 0).content[1]).toMatchObject({ type: 'paragraph' })
    expect(isUnknownJson(wrap.attrs.json)).toBe(false)
    expect(isUnknownJson('{"type":"x"}')).toBe(true)
    expect(() => parseSection(sectionOf({ type: 'unknownBlock', attrs: { json: '{' } }), 0)).toThrow()
  })
})

it('is found, and its files are kept', () => {
  const read = parseSection(sectionOf(block, line(words('Ask '), inline, words('.'))), 0)
  const { text } = sectionWords(read, () => '')
  expect(text).toBe('Depart Oslo\nArrive\nAsk Col Smith.')
  expect(plainText(read)).toContain('Depart Oslo')
  expect(assetIds(read)).toEqual([])
  expect(packAssetIds({ meta: {} as never, doc: { type: 'doc', content: [read] } })).toEqual(['a'.repeat(64)])
})

describe('in print', () => {
  const own = editionFor('briefing', ['own'])
  const partner = editionFor('briefing', [])
  const shown = (edition: typeof own, ...blocks: unknown[]): Section => {
    const content = [parseSection(sectionOf(...blocks), 0)]
    return withPrintedUnknown({ doc: { content } }, edition).doc.content[0] as Section
  }

  it('gives its words to the own side, and a sign to others', () => {
    const odd = [block, line(words('Ask '), inline, words('.')), line(words('glow', [mark]))]
    expect(plainText(shown(own, ...odd))).toBe('Title\nDepart Oslo Arrive\nAsk Col Smith.\nglow')
    expect(plainText(shown(partner, ...odd))).toBe('Title\n[…]\nAsk […].\n[…]')
  })

  it('keeps its marking, or is left out', () => {
    const marked = { ...block, attrs: { marking: 'official' } }
    expect(shown(own, marked).content[1]).toMatchObject({ attrs: { marking: 'official' } })
    expect(plainText(shown(own, { ...block, attrs: { marking: { level: 9 } } }))).toBe('Title\n[…]')
    const within = line(words('a '), { ...inline, attrs: { label: 'x', marking: 'official' } })
    expect(shown(own, within).content[1]).toMatchObject({ attrs: { marking: 'official' } })
  })

  it('is not for readers that it does not name', () => {
    expect(plainText(shown(own, { ...block, attrs: { audience: 'instructor' } }))).toBe('Title\n[…]')
    const some = { ...list(line(words('secret'))), attrs: { audience: 'own' } }
    expect(plainText(shown(partner, some))).toBe('Title\n[…]')
    expect(plainText(shown(own, some))).toBe('Title\nsecret')
  })
})

it('says what it is', () => {
  expect(unknownFacts('{"type":"<b>x‮</b>"}').name).toBe('bxb')
  expect(unknownFacts('{"type":"x"}').lines).toEqual([])
})

/** JSON without what the schema adds: keys of known nodes in any order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(
          Object.entries(one)
            .filter(([name, part]) => !(part === null && name !== 'b') && part !== undefined && name !== 'id')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : one,
  )
}

/** The JSON of the unknown parts. */
function unknownIn(blocks: readonly unknown[]): string[] {
  const text = JSON.stringify(blocks)
  const parts = [block, inline, mark, { border: { top: 2 } }.border, { type: 'subtotal', n: 1 }]
  return parts.map((part) => JSON.stringify(part)).filter((part) => text.includes(part))
}
