// Single blocks of an earlier version, put back into the present section.
import { expect, it } from 'vitest'
import { compareVersions } from '#shared/compare/versions'
import type { Block, Section } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { emptySection } from '#shared/template'
import { withBlocks } from './restore-blocks'

const p = (...content: readonly unknown[]): Block =>
  ({
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
  }) as Block
function section(title: string, ...blocks: readonly Block[]): Section {
  const empty = emptySection(title, () => 's')
  return { ...empty, content: [empty.content[0], ...blocks] } as unknown as Section
}
const version = (one: Section) => ({ number: 1, meta: null, fields: [], sections: [one], lost: 0 })
function restored(then: Section, now: Section, ...chosen: readonly number[]): Section {
  const [compared] = compareVersions(version(then), version(now)).sections
  return withBlocks(then, now, compared?.rows ?? [], new Set(chosen))
}
const lines = (one: Section) => plainText(one).split('\n')

const host = { type: 'field', attrs: { name: 'host' } }
const comment = { type: 'text', text: 'removed', marks: [{ type: 'comment', attrs: { id: 'c' } }] }
const THEN = section('Old', p('same'), p('old ', host), p(comment))
const NOW = section('New', p('same'), p('new ', host), { type: 'horizontalRule' })

it('takes only the chosen rows', () => {
  expect(lines(restored(THEN, NOW))).toEqual(['New', 'same', 'new [host]'])
  expect(lines(restored(THEN, NOW, 0))).toEqual(['Old', 'same', 'new [host]'])
  expect(lines(restored(THEN, NOW, 2))).toEqual(['New', 'same', 'old [host]'])
})

it('keeps fields as fields, and leaves comments out', () => {
  const all = restored(THEN, NOW, 0, 1, 2, 3, 4)
  expect(lines(all)).toEqual(['Old', 'same', 'old [host]', 'removed'])
  expect(JSON.stringify(all)).toContain('"type":"field"')
  expect(JSON.stringify(all)).not.toContain('comment"')
  expect(all.content.map(({ type }) => type)).not.toContain('horizontalRule')
})

it('never leaves a section without a block', () => {
  const bare = section('New')
  expect(restored(bare, section('New', p('added')), 1).content).toHaveLength(2)
})
