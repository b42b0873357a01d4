// Templates become sections: fresh ids, references that follow them, no gaps in levels, each field asked for once.
import { describe, expect, it } from 'vitest'
import type { Block } from './document/nodes'
import { parseSection } from './document/parse'
import { documentFromBlueprint, fieldsOf, sectionFromTemplate, type Template } from './template'

const block = (json: unknown) => json as Block
const template = (id: string, level: number, blocks: Block[]): Template => ({
  id,
  version: 4,
  origin: 'built-in',
  family: 'background',
  repeatable: false,
  title: `Title of ${id}`,
  order: 0,
  level,
  parent: null,
  purpose: '',
  category: '',
  tags: [],
  pages: 1,
  full: blocks,
  short: [block({ type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } })],
  trainer: [],
  fields: [],
})
const counter = () => {
  let count = 0
  return () => `id${++count}`
}
const heading = block({
  type: 'heading',
  attrs: { id: 'h1', level: 1, marking: null, audience: null },
  content: [{ type: 'text', text: 'H' }],
})
const reference = block({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [
    { type: 'crossReference', attrs: { target: 'h1', show: 'full' } },
    { type: 'field', attrs: { name: 'host_nation' } },
  ],
})

describe('sectionFromTemplate', () => {
  it('creates fresh ids each time, and references that follow them', () => {
    const newId = counter()
    const source = template('a', 1, [reference, heading])
    const [first, second] = [
      sectionFromTemplate(source, 'full', newId),
      sectionFromTemplate(source, 'full', newId),
    ]
    const idOf = (section: typeof first) => (section.content[2] as { attrs: { id: string } }).attrs.id
    const target = (section: typeof first) =>
      JSON.stringify(section.content[1]).match(/"target":"(\w+)"/)?.[1]
    expect(idOf(first)).not.toBe(idOf(second))
    expect(target(first)).toBe(idOf(first))
    expect(target(second)).toBe(idOf(second))
    expect(() => parseSection(JSON.parse(JSON.stringify(first)), 0)).not.toThrow()
  })

  it('remembers template, version and variant', () => {
    expect(sectionFromTemplate(template('a', 2, [heading]), 'short', counter()).attrs).toMatchObject({
      level: 2,
      templateId: 'a',
      templateVersion: 4,
      templateVariant: 'short',
    })
  })
})

describe('documentFromBlueprint', () => {
  const blueprint = (ids: string[]) => ({
    id: 'b',
    title: '',
    summary: '',
    kind: 'briefing' as const,
    theme: 'staff-paper',
    order: 0,
    sections: ids.map((id) => ({ template: id, variant: 'full' as const, annex: false })),
  })

  it('raises a section that would skip a level', () => {
    const templates = [template('under', 2, [heading]), template('top', 1, [heading])]
    const doc = documentFromBlueprint(blueprint(['under', 'top', 'under']), templates, counter())
    expect(doc.content.map((section) => section.attrs.level)).toEqual([1, 1, 2])
  })

  it('makes a chapter of a section whose own chapter is not above it', () => {
    const templates = [
      template('home', 1, [heading]),
      template('other', 1, [heading]),
      { ...template('part', 2, [heading]), parent: 'home' },
    ]
    const levels = (ids: string[]) =>
      documentFromBlueprint(blueprint(ids), templates, counter()).content.map(({ attrs }) => attrs.level)
    expect(levels(['home', 'part'])).toEqual([1, 2])
    expect(levels(['home', 'other', 'part'])).toEqual([1, 1, 1])
  })

  it('makes annexes of those that are to be annexes', () => {
    const { sections, ...rest } = blueprint(['a', 'b'])
    const templates = [template('a', 1, [heading]), template('b', 1, [heading])]
    const annexed = { ...rest, sections: sections.map((one, index) => ({ ...one, annex: index === 1 })) }
    const doc = documentFromBlueprint(annexed, templates, counter())
    expect(doc.content.map(({ attrs }) => attrs.annex)).toEqual([false, true])
  })

  it('names a template that the library lacks', () => {
    expect(() => documentFromBlueprint(blueprint(['gone']), [], counter())).toThrow(/gone/)
  })
})

describe('fieldsOf', () => {
  it('returns each field once and keeps values of the pack', () => {
    const sections = [1, 2].map(() => sectionFromTemplate(template('a', 1, [reference]), 'full', counter()))
    const spec = {
      name: 'host_nation',
      label: 'Host nation',
      prompt: '',
      type: 'country' as const,
      example: '',
      default: 'Utopia',
      choices: [],
    }
    expect(fieldsOf(sections, [spec]).map((field) => field.value)).toEqual(['Utopia'])
    expect(fieldsOf(sections, [spec], [{ ...spec, value: 'Ruritania' }]).map((field) => field.value)).toEqual(
      ['Ruritania'],
    )
    expect(fieldsOf(sections, [])[0]).toMatchObject({ label: 'Host nation', type: 'text', value: '' })
  })
})
