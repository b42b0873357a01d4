// Template files: they survive a round trip unchanged, and each refusal names the file and the place in it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Block, DOCUMENT_VERSION } from '#shared/document/nodes'
import { findScheme } from '#shared/markings'
import { learnScheme } from '#shared/own-schemes'
import { type OwnTemplate, ownTemplate } from '#shared/own-template'
import { readTemplateFile, templateFileBytes } from '.'
import { content, png } from './testing/packs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-templates-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { value: _value, ...spec } = content.fields[0] ?? { value: '' }
const id = (digit: number) => `own-${String(digit).repeat(8)}-0000-4000-8000-000000000000`
const image: Block = {
  type: 'image',
  attrs: {
    id: 'i',
    asset: png.id,
    alt: 'A map',
    caption: '',
    widthPercent: 50,
    decorative: false,
    marking: null,
    audience: null,
  },
}
const text: Block = {
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [{ type: 'field', attrs: { name: 'host_nation', form: null } }],
}
const own = (digit: number, full: Block[]): OwnTemplate =>
  ownTemplate(id(digit), digit, {
    title: `Visit ${digit}`,
    purpose: 'Decide.',
    category: 'Visits',
    tags: ['navy'],
    level: 1,
    full,
    short: [text],
    trainer: [{ type: 'trainer', attrs: { kind: 'notes', audience: null }, content: [text as never] }],
    fields: [spec as never],
  })
const templates = [own(1, [text]), own(2, [image])]
const assets = new Map([[png.id, png]])
const bytes = () => Buffer.from(templateFileBytes({ templates, assets }))

const read = (file: string | Buffer) => {
  writeFileSync(join(folder, 'visits.btemplates'), file)
  return readTemplateFile(join(folder, 'visits.btemplates'))
}
/** The file with one thing changed. */
const spoilt = (spoil: (json: Record<string, never>) => void): string => {
  const json = JSON.parse(String(bytes()))
  spoil(json)
  return JSON.stringify(json)
}

describe('a template file', () => {
  it('survives a round trip, images included, with the same bytes', async () => {
    const back = await read(bytes())
    expect(back).toEqual({
      templates,
      assets: new Map([[png.id, { ...png, bytes: Buffer.from(png.bytes) }]]),
    })
    expect(Buffer.from(templateFileBytes(back)).equals(bytes())).toBe(true)
  })

  it('keeps the trainer material of the short text, and is of the first version without', async () => {
    const [first] = templates
    const trainerShort = [{ ...text, attrs: { ...text.attrs, textAlign: 'center' } } as Block]
    const both = ownTemplate(id(3), 1, { ...first?.template, trainerShort, fields: [spec] } as never)
    const written = templateFileBytes({ templates: [both], assets })
    expect(JSON.parse(String(Buffer.from(written))).version).toBe(2)
    expect((await read(Buffer.from(written))).templates).toEqual([both])
    expect(JSON.parse(String(bytes())).version).toBe(1)
  })

  it('is not written while an image is missing', () => {
    expect(() => templateFileBytes({ templates, assets: new Map() })).toThrow(/“Visit 2”.*image/)
  })

  type Json = { [key: string]: never } & {
    templates: Record<string, unknown>[]
    assets: Record<string, unknown>[]
  }
  const cases: [string, string | (() => string), string, RegExp][] = [
    ['is empty', '', 'exchange/invalid', /not valid JSON/],
    ['is cut off', () => String(bytes()).slice(0, 900), 'exchange/invalid', /not valid JSON/],
    [
      'is a pack',
      '{"format":"attache-pack","version":1}',
      'exchange/invalid',
      /not an Attaché template file.*format/,
    ],
    [
      'is of a newer program',
      '{"format":"attache-templates","version":3}',
      'exchange/from-future',
      /newer version of Attaché/,
    ],
    [
      'holds documents of a newer program',
      () => spoilt((json) => Object.assign(json, { documentVersion: DOCUMENT_VERSION + 1 })),
      'document/from-future',
      new RegExp(`templates\\.0 \\(“Visit 1”\\).*document version ${DOCUMENT_VERSION + 1}`),
    ],
    [
      'names a built-in template',
      () => spoilt((json) => Object.assign((json as Json).templates[0] ?? {}, { id: 'introduction' })),
      'exchange/invalid',
      /templates\.0\.id: expected own-/,
    ],
    [
      'has a template twice',
      () => spoilt((json) => (json as Json).templates.push((json as Json).templates[0] ?? {})),
      'exchange/invalid',
      /templates: a template appears twice/,
    ],
    [
      'has a block that may not stand there',
      () =>
        spoilt((json) => Object.assign((json as Json).templates[1] ?? {}, { short: [{ type: 'section' }] })),
      'document/invalid',
      /templates\.1 \(“Visit 2”\): The short text/,
    ],
    [
      'uses a field without a meaning',
      () => spoilt((json) => Object.assign(json, { fields: [] })),
      'exchange/invalid',
      /templates\.0.*“host_nation”/,
    ],
    [
      'lacks an image',
      () => spoilt((json) => Object.assign(json, { assets: [] })),
      'exchange/invalid',
      /templates\.1.*not among/,
    ],
    [
      'has another image under that hash',
      () => spoilt((json) => Object.assign((json as Json).assets[0] ?? {}, { data: 'AAAA' })),
      'exchange/invalid',
      /assets\.0: the image “map\.png” was changed/,
    ],
    [
      'has what nobody knows',
      () => spoilt((json) => Object.assign(json, { macro: 'rm' })),
      'exchange/invalid',
      /macro/,
    ],
  ]
  it.each(cases)('is refused with its name when it %s', async (_what, file, code, message) => {
    await expect(read(typeof file === 'string' ? file : file())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`^visits\\.btemplates: .*${message.source}`)),
    })
  })

  it('says so when it does not exist', async () => {
    await expect(readTemplateFile(join(folder, 'none.btemplates'))).rejects.toMatchObject({
      code: 'exchange/invalid',
      message: 'none.btemplates can’t be read: it is no longer there.',
    })
  })
})

it('refuses portions of an own marking scheme, which the file can’t carry', () => {
  const scheme = 'own-0123456789abcdef'
  const marked = (marking: string): OwnTemplate =>
    own(3, [text, { ...text, attrs: { ...text.attrs, marking } } as Block])
  const write = (marking: string) => templateFileBytes({ templates: [marked(marking)], assets })
  expect(() => write(`${scheme}-1//REL`)).toThrow(
    'The template “Visit 3” has portions marked with a marking scheme of your own, which a template file can’t carry.',
  )
  learnScheme(scheme, findScheme('us'))
  expect(() => write(`${scheme}-1`)).toThrow('the marking scheme “United States”')
  expect(write('secret').length).toBeGreaterThan(0)
})
