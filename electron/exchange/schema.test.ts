// The published JSON Schema matches what the program accepts: tested node by node and attribute by attribute against the document's own schema.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import { Fragment, type Node, type NodeType } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema as documentSchema, markSpecs, nodeSpecs } from '#shared/document/schema'
import { markingSchemes } from '#shared/markings'
import { FIELD_TYPES, PACK_KINDS, PAPERS } from '#shared/pack'
import { packFileBytes } from '.'
import { packShape } from './format'
import { content, documentOf, meta, packJson } from './testing/packs'
import { unzip } from './unzip'

interface Definition {
  readonly properties: Record<
    string,
    { readonly properties?: Record<string, { readonly default?: unknown }> }
  >
}
const root = join(import.meta.dirname, '..', '..')
const published = JSON.parse(readFileSync(join(root, 'resources', 'bpack.schema.json'), 'utf8'))
const definitions = published.$defs as Record<string, Definition>
const ajv = new Ajv2020({ allowUnionTypes: true, strictTuples: false })
const validatePack = ajv.compile(published)
/** What another version added is wrapped while it is read, and never in a file. */
const isPublished = (name: string) => !name.startsWith('unknown')
const validators = new Map(
  Object.keys(nodeSpecs)
    .filter(isPublished)
    .map((name) => [name, ajv.compile({ $ref: `${published.$id}#/$defs/${name}` })]),
)
const accepts = (name: string, json: unknown) =>
  validators.get(name)?.(JSON.parse(JSON.stringify(json))) === true

/** A node of the type with the least content allowed. */
const sample = (type: NodeType): Node =>
  type.isText ? documentSchema.text('x') : (type.createAndFill() as Node)
const types = Object.values(documentSchema.nodes).filter(({ name }) => isPublished(name))
const specs = (
  Object.entries(nodeSpecs) as [
    string,
    { attrs?: Record<string, { default?: unknown; validate?: unknown }> },
  ][]
)
  .filter(([name]) => isPublished(name))
  .map(([name, { attrs = {} }]) => [name, Object.entries(attrs).filter(([key]) => isPublished(key))] as const)

async function jsonOf(bytes: Uint8Array): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-schema-'))
  writeFileSync(join(folder, 'a.bpack'), bytes)
  const entries = await unzip(join(folder, 'a.bpack'), 'a.bpack')
  rmSync(folder, { recursive: true })
  return JSON.parse(String(entries.get('pack.json')))
}

describe('the published schema', () => {
  it('accepts what the program writes', async () => {
    validatePack(await jsonOf(await packFileBytes(content)))
    expect(validatePack.errors).toBeNull()
  })

  it('accepts the bundled sample', async () => {
    const file = join(root, 'resources', 'sample.bpack')
    validatePack(await jsonOf(readFileSync(file)))
    expect(validatePack.errors).toBeNull()
  })

  it('knows the nodes of the document, with the same attributes and defaults', () => {
    for (const [name, known] of specs) {
      const attrs = definitions[name]?.properties.attrs?.properties ?? {}
      const defaults = Object.fromEntries(Object.entries(attrs).map(([key, rules]) => [key, rules.default]))
      const expected = Object.fromEntries(known.map(([key, rules]) => [key, rules.default]))
      expect(defaults, name).toEqual(expected)
    }
  })

  it('allows the same children in each node', () => {
    const differences: string[] = []
    for (const parent of types.filter((type) => !type.isText)) {
      const filled = sample(parent)
      const starts =
        filled.childCount > 0
          ? [Fragment.empty, filled.content, filled.content.cut(0, filled.firstChild?.nodeSize)]
          : [Fragment.empty]
      for (const start of starts) {
        for (const child of types) {
          const children = start.addToEnd(sample(child))
          const json = { type: parent.name, content: children.toJSON() }
          if (accepts(parent.name, json) !== parent.validContent(children))
            differences.push(JSON.stringify(json))
        }
      }
      const empty = { type: parent.name }
      if (accepts(parent.name, empty) !== parent.validContent(Fragment.empty))
        differences.push(`empty ${parent.name}`)
    }
    expect(differences).toEqual([])
  })

  it('allows the same marks in each node', () => {
    const differences: string[] = []
    for (const parent of types.filter((type) => type.inlineContent)) {
      for (const mark of Object.values(documentSchema.marks).filter(({ name }) => isPublished(name))) {
        const children = Fragment.from(documentSchema.text('x', [mark.create()]))
        const json = { type: parent.name, content: children.toJSON() }
        if (accepts(parent.name, json) !== parent.validContent(children))
          differences.push(JSON.stringify(json))
      }
    }
    expect(differences).toEqual([])
  })

  it('accepts the same values of attributes', () => {
    const enums =
      JSON.stringify(published)
        .match(/"[A-Za-z-]+"/g)
        ?.map((word) => JSON.parse(word) as string) ?? []
    const values = [
      null,
      true,
      false,
      -1,
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      99,
      100,
      101,
      1000,
      1001,
      1_000_001,
      1.5,
      [],
      [10],
      ['x'],
      {},
      '',
      'a b',
      'Ä',
    ]
    const words = [
      'a'.repeat(64),
      'a'.repeat(65),
      'A'.repeat(64),
      '../x',
      'a_b',
      '1a',
      '#x',
      'https://a.org',
      'HTTP://A.org',
      'javascript:1',
      'https://a b',
      'mailto:a@b.c',
      '2027-06',
      '2027-13',
      '2027-06-30',
    ]
    const differences: string[] = []
    const compare = (
      name: string,
      attribute: string,
      takes: (value: unknown) => boolean,
      rules: { validate?: unknown },
    ) => {
      for (const value of [...values, ...words, ...new Set(enums)]) {
        const valid = holds(rules.validate as (value: unknown) => void, value)
        if (takes(value) !== valid)
          differences.push(
            `${name}.${attribute} = ${JSON.stringify(value)}: ${valid ? 'taken' : 'refused'} by the program`,
          )
      }
    }
    for (const [name, known] of specs) {
      const json = sample(documentSchema.nodes[name] as NodeType).toJSON()
      for (const [attribute, rules] of known)
        compare(name, attribute, (value) => accepts(name, { ...json, attrs: { [attribute]: value } }), rules)
    }
    const link = (href: unknown) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
    })
    compare('link', 'href', (value) => accepts('paragraph', link(value)), markSpecs.link.attrs.href)
    expect(differences).toEqual([])
  })

  it('agrees with the program on everything around the document', () => {
    const parts: Record<string, unknown>[] = [
      {},
      { version: 0 },
      { format: 'zip' },
      { extra: 1 },
      { fields: [{ ...content.fields[0], name: 'Host' }] },
      { assets: [{ id: 'x', mime: 'image/png', name: '' }] },
      { assets: [{ id: 'a'.repeat(64), mime: 'image/gif', name: '' }] },
      { assets: [{ id: 'a'.repeat(64), mime: 'image/png', name: 'a.png' }] },
      ...FIELD_TYPES.map((type) => ({ fields: [{ ...content.fields[0], type }] })),
      ...PACK_KINDS.map((kind) => ({ meta: { ...meta, kind } })),
      ...PAPERS.map((paper) => ({ meta: { ...meta, paper } })),
      ...[
        { values: { to: 'CDS', action: 'J3\nJ5' }, references: [{ id: 'r1', text: 'White paper' }] },
        { convention: 'nato-letter', values: {}, references: [] },
        { convention: 'No!', values: {}, references: [] },
        { values: { cc: 'J3' }, references: [] },
        { values: { to: 1 }, references: [] },
        { values: {}, references: [{ id: '', text: '' }] },
        { values: {} },
      ].map((firstPage) => ({ meta: { ...meta, firstPage } })),
      ...markingSchemes.map(({ id, levels }) => ({
        meta: { ...meta, marking: { ...meta.marking, scheme: id, level: levels[0]?.id ?? '' } },
      })),
      ...['', '2026-01-01', '1 May'].map((date) => ({ meta: { ...meta, date } })),
      ...['en', 'en-GB', 'English!'].map((language) => ({ meta: { ...meta, language } })),
      ...Object.keys(meta).map((key) => ({ meta: { ...meta, [key]: 7 } })),
      ...Object.keys(meta).map((key) => ({ meta: { ...meta, [key]: undefined } })),
      ...['none:none', 'us:cui', 'uk:cui', 'eu:eu-secret', 'mars:red'].map((text) => {
        const [scheme, level] = text.split(':')
        return { meta: { ...meta, marking: { ...meta.marking, scheme, level } } }
      }),
    ]
    for (const part of parts) {
      const json = JSON.parse(
        JSON.stringify(packJson({ ...part, document: documentOf({ type: 'pageBreak' }) })),
      )
      expect([validatePack(json), part]).toEqual([packShape.safeParse(json).success, part])
    }
  })
})

function holds(validate: (value: unknown) => void, value: unknown): boolean {
  try {
    validate(value)
    return true
  } catch {
    return false
  }
}
