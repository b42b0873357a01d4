// What differs between two versions: sections, blocks, fields, references, details.
import { describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import type { VersionContent } from '#shared/history'
import type { PackField, PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import { compareVersions } from './versions'

const META = {
  ...{ title: 'Visit', subtitle: '', kind: 'briefing', author: 'Ada', organisation: '', reference: '' },
  ...{ date: '2026-03-01', language: 'en-GB', paper: 'a4', theme: 'staff-paper', blueprint: null },
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
} satisfies PackMeta

const p = (...content: readonly unknown[]): Block =>
  ({
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
  }) as Block
function section(id: string, ...blocks: readonly Block[]): Section {
  const empty = emptySection(`Title ${id}`, () => id)
  return { ...empty, content: [empty.content[0], ...blocks] } as unknown as Section
}
const field = (value: string, name = 'host'): PackField => ({
  ...{ name, label: 'Host nation', prompt: '', type: 'text', example: '', default: '', choices: [] },
  value,
})
const version = (sections: readonly Section[], rest: Partial<VersionContent> = {}): VersionContent => ({
  ...{ number: 1, meta: META, fields: [field('Ruritania')], sections, lost: 0 },
  ...rest,
})
const states = (then: VersionContent, now: VersionContent) =>
  compareVersions(then, now).sections.map(({ id, state }) => `${id} ${state}`)
const kinds = (then: VersionContent, now: VersionContent) =>
  compareVersions(then, now).sections.flatMap(({ rows }) => rows.map(({ kind }) => kind))

describe('sections', () => {
  it('are the same, changed, added, removed at their place, or moved', () => {
    const then = version(['a', 'b', 'c', 'd', 'e'].map((id) => section(id, p(id))))
    const now = version([
      section('a', p('a')),
      section('c', p('other')),
      section('x', p('x')),
      section('e', p('e')),
      section('d', p('d')),
    ])
    expect(states(then, now)).toEqual(['a same', 'b removed', 'c changed', 'x added', 'e same', 'd moved'])
  })

  it('change with their title and settings', () => {
    const one = section('a', p('a'))
    const other = { ...one, attrs: { ...one.attrs, level: 2, excluded: true } }
    const [compared] = compareVersions(version([one]), version([other])).sections
    expect(compared?.state).toBe('changed')
    expect(compared?.settings).toEqual([
      { label: 'Level', before: '1', after: '2' },
      { label: 'Printed', before: 'yes', after: 'no' },
    ])
    const renamed = {
      ...one,
      content: [{ type: 'sectionTitle', content: [{ type: 'text', text: 'New' }] }, p('a')],
    }
    expect(kinds(version([one]), version([renamed as unknown as Section]))).toEqual(['changed', 'same'])
  })

  it('do not change with comments', () => {
    const one = section('a', p('a'))
    const comment = { type: 'text', text: 'a', marks: [{ type: 'comment', attrs: { id: 'c' } }] }
    expect(states(version([one]), version([section('a', p(comment))]))).toEqual(['a same'])
  })
})

describe('text', () => {
  it('shows the value of a field, so that a new value is a change', () => {
    const text = [section('a', p('In ', { type: 'field', attrs: { name: 'host' } }))]
    expect(kinds(version(text), version(text, { fields: [field('Tarsenia')] }))).toEqual(['same', 'changed'])
    expect(kinds(version(text), version(text, { fields: [] }))).toEqual(['same', 'changed'])
    expect(states(version(text), version(text))).toEqual(['a same'])
  })

  it('shows the words of what a reference points to', () => {
    const reference = { type: 'crossReference', attrs: { target: 'b', show: 'title' } }
    const text = [section('a', p('See ', reference)), section('b', p('b'))]
    const [row] = compareVersions(version(text), version(text)).sections[0]?.rows.slice(1) ?? []
    expect(JSON.stringify(row?.mine)).toContain('→ Title b')
    expect(
      JSON.stringify(compareVersions(version(text.slice(0, 1)), version(text)).sections[0]?.rows),
    ).toContain('→ missing')
  })
})

describe('details and fields', () => {
  it('are listed by label', () => {
    const then = version([section('a', p('a'))])
    const meta = { ...META, author: 'Bob', marking: { ...META.marking, caveat: 'UK EYES ONLY' } }
    const now = version(then.sections, { meta, fields: [field('Tarsenia'), field('Fiji', 'next')] })
    const { particulars } = compareVersions(then, now)
    expect(particulars).toMatchObject([
      { label: 'Author', before: 'Ada', after: 'Bob' },
      { label: 'Marking' },
      { label: 'Field: Host nation' },
    ])
    expect(particulars[1]?.after).toContain('UK EYES ONLY')
  })

  it('that can’t be read are left out', () => {
    const then = version([section('a', p('a'))], { meta: null, fields: null })
    expect(compareVersions(then, version(then.sections)).particulars).toEqual([])
  })
})
