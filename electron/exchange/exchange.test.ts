// Pack files: the same pack produces the same bytes and survives a round trip; every hostile or damaged file is refused by name.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { AppError } from '#shared/result'
import { packFileBytes, readPackFile } from '.'
import { content, documentOf, meta, packJson, pdf, png, svg } from './testing/packs'
import { type RawEntry, rawZip } from './testing/raw-zip'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-exchange-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (bytes: Uint8Array | string, name = 'visit.bpack') => {
  writeFileSync(join(folder, name), bytes)
  return readPackFile(join(folder, name))
}
const json = (parts: Record<string, unknown> = {}) => JSON.stringify(packJson(parts))
const entry = (parts: Partial<RawEntry> = {}): RawEntry => ({ name: 'pack.json', bytes: json(), ...parts })
const listed = ({ id, mime, name } = png) => ({ id, mime, name })
const pngEntry: RawEntry = { name: `assets/${png.id}.png`, bytes: png.bytes }

describe('a pack file', () => {
  it('survives a round trip', async () => {
    expect(await read(await packFileBytes(content))).toEqual({
      ...content,
      assets: new Map([png, svg].map((asset) => [asset.id, { ...asset, bytes: Buffer.from(asset.bytes) }])),
    })
  })

  it('has the same bytes for the same pack, whatever the order of keys, and after a round trip', async () => {
    const bytes = await packFileBytes(content)
    const turned = Object.fromEntries(Object.entries(content.meta).reverse()) as unknown as typeof meta
    expect(Buffer.from(await packFileBytes({ ...content, meta: turned })).equals(bytes)).toBe(true)
    expect(Buffer.from(await packFileBytes(await read(bytes))).equals(bytes)).toBe(true)
  })

  it('leaves out images that the document does not show', async () => {
    const bytes = await packFileBytes({ ...content, doc: documentOf({ type: 'horizontalRule' }) })
    expect((await read(bytes)).assets.size).toBe(0)
  })

  it('carries enclosed files', async () => {
    const enclosure = { ...NEW_ENCLOSURE, asset: pdf.id, sheets: [{ count: 2, width: 595.3, height: 841.9 }] }
    const enclosed = {
      ...content,
      doc: documentOf({ type: 'enclosure', attrs: enclosure }),
      assets: new Map([[pdf.id, pdf]]),
    }
    const there = await read(await packFileBytes(enclosed))
    expect(there.doc).toEqual(enclosed.doc)
    expect(there.assets).toEqual(enclosed.assets)
  })

  it('is not written when it could not be read back', async () => {
    const twice = { ...content, fields: [...content.fields, ...content.fields] }
    await expect(packFileBytes(twice)).rejects.toMatchObject({
      code: 'exchange/invalid',
      message: expect.stringMatching(/“Visit to Ruritania”.*twice/),
    })
  })

  it('is not written while an image is missing', async () => {
    await expect(packFileBytes({ ...content, assets: new Map() })).rejects.toMatchObject({
      code: 'asset/not-found',
      message: expect.stringContaining('Section 1'),
    })
  })

  it('may be bare JSON', async () => {
    expect((await read(json(), 'pack.json')).meta).toEqual(meta)
    expect((await read(`\uFEFF  ${json()}`)).doc.content).toHaveLength(2)
  })

  it('may have been zipped again by hand, with folders in it', async () => {
    const doc = documentOf(content.doc.content[0]!.content[1]!)
    const bytes = rawZip([
      { name: 'assets/', bytes: '', mode: 0o40755 },
      entry({ bytes: json({ assets: [listed()], document: doc }) }),
      pngEntry,
    ])
    expect([...(await read(bytes)).assets.keys()]).toEqual([png.id])
  })
})

describe('the file is refused with its name when it', () => {
  const cases: [string, () => Uint8Array | string, string, RegExp][] = [
    ['is empty', () => '', 'exchange/invalid', /not a pack file/],
    ['is another kind of file', () => '%PDF-1.7', 'exchange/invalid', /not a pack file/],
    ['only starts like a zip', () => 'PK\x03\x04 and so on', 'exchange/invalid', /damaged or incomplete/],
    [
      'is no zip of ours',
      () => rawZip([{ name: 'word/document.xml', bytes: '' }]),
      'exchange/invalid',
      /word\/document\.xml/,
    ],
    [
      'has no pack.json',
      () => rawZip([{ name: 'assets/', bytes: '' }]),
      'exchange/invalid',
      /has no pack\.json/,
    ],
    ['climbs out', () => rawZip([entry(), { name: '../evil', bytes: '' }]), 'exchange/invalid', /\.\.\/evil/],
    [
      'climbs out on Windows',
      () => rawZip([entry(), { name: '..\\evil', bytes: '' }]),
      'exchange/invalid',
      /\.\.\\evil/,
    ],
    [
      'starts at the root',
      () => rawZip([entry(), { name: '/etc/passwd', bytes: '' }]),
      'exchange/invalid',
      /\/etc\/passwd/,
    ],
    [
      'starts at a drive',
      () => rawZip([entry(), { name: 'C:/evil', bytes: '' }]),
      'exchange/invalid',
      /C:\/evil/,
    ],
    [
      'climbs inside a name',
      () => rawZip([entry(), { name: 'assets/../../evil', bytes: '' }]),
      'exchange/invalid',
      /evil/,
    ],
    ['has an entry twice', () => rawZip([entry(), entry()]), 'exchange/invalid', /pack\.json: .*twice/],
    ['is encrypted', () => rawZip([entry({ flags: 0x801 })]), 'exchange/invalid', /pack\.json: .*encrypted/],
    [
      'holds a symbolic link',
      () => rawZip([entry({ mode: 0o120777 })]),
      'exchange/invalid',
      /pack\.json: .*link/,
    ],
    [
      'states a size of 200 MB',
      () => rawZip([entry({ statedSize: 200 * 1024 * 1024 })]),
      'exchange/too-large',
      /pack\.json: it has 200 MB/,
    ],
    [
      'really unpacks to 200 MB',
      () => rawZip([entry({ bytes: Buffer.alloc(200 * 1024 * 1024) })]),
      'exchange/too-large',
      /200 MB/,
    ],
    [
      'unpacks to more than it states',
      () => rawZip([entry({ bytes: Buffer.alloc(9_000_000), statedSize: 9 })]),
      'exchange/invalid',
      /pack\.json: .*damaged/,
    ],
    [
      'unpacks to less than it states',
      () => rawZip([entry({ statedSize: 99_999 })]),
      'exchange/invalid',
      /pack\.json: .*damaged/,
    ],
    [
      'has an image of 21 MB',
      () => rawZip([entry(), { ...pngEntry, bytes: Buffer.alloc(21 * 1024 * 1024) }]),
      'exchange/too-large',
      /assets\/.*21 MB/,
    ],
    ['has a wrong checksum', () => rawZip([entry({ statedCrc: 1 })]), 'exchange/invalid', /checksum/],
    [
      'is not UTF-8',
      () => rawZip([entry({ bytes: Buffer.from([0x7b, 0xff]) })]),
      'exchange/invalid',
      /UTF-8/,
    ],
    ['is cut-off JSON', () => `{\n"format": "attache-pack",\n`, 'exchange/invalid', /not valid JSON/],
    [
      'has a comma too many',
      () => `{\n"format": "attache-pack",\n"version": ,}`,
      'exchange/invalid',
      /"version": ,/,
    ],
    [
      'lacks a comma',
      () => `{\n"format": "attache-pack"\n"version": 1}`,
      'exchange/invalid',
      /line 3: it is not valid JSON/,
    ],
    ['is other JSON', () => '{"name": "attache"}', 'exchange/invalid', /not an Attaché pack \(format/],
    ['is of a newer version', () => json({ version: 9, extra: 1 }), 'exchange/from-future', /version 9/],
    [
      'has a newer document',
      () => json({ documentVersion: DOCUMENT_VERSION + 1 }),
      'document/from-future',
      /newer/,
    ],
    ['has an unknown key', () => json({ extra: 1 }), 'exchange/invalid', /extra/],
    [
      'has a wrong date',
      () => json({ meta: { ...meta, date: 'tomorrow' } }),
      'exchange/invalid',
      /meta\.date/,
    ],
    [
      'has an unknown marking',
      () => json({ meta: { ...meta, marking: { ...meta.marking, level: 'cosmic' } } }),
      'exchange/invalid',
      /meta\.marking/,
    ],
    [
      'has a field twice',
      () => json({ fields: [...content.fields, ...content.fields] }),
      'exchange/invalid',
      /fields: .*twice/,
    ],
    [
      'has a broken section',
      () => json({ document: documentOf({ type: 'heading', attrs: { level: 9 } } as never) }),
      'document/invalid',
      /Section 1 .*level can't be 9/,
    ],
    [
      'has two sections of one id',
      () =>
        json({
          document: { type: 'doc', content: [0, 1].map(() => documentOf({ type: 'pageBreak' }).content[1]) },
        }),
      'exchange/invalid',
      /section 2 .*“s2”/,
    ],
    [
      'shows an image that it does not list',
      () => json({ document: content.doc }),
      'exchange/invalid',
      new RegExp(png.id),
    ],
    [
      'lacks an image',
      () => rawZip([entry({ bytes: json({ assets: [listed()] }) })]),
      'exchange/invalid',
      new RegExp(`assets/${png.id}\\.png: .*map\\.png.*missing`),
    ],
    [
      'is bare JSON with an image',
      () => json({ assets: [listed()] }),
      'exchange/invalid',
      /map\.png.*missing/,
    ],
    [
      'holds an image that it does not list',
      () => rawZip([entry(), pngEntry]),
      'exchange/invalid',
      /does not list/,
    ],
    [
      'holds another image under that name',
      () => rawZip([entry({ bytes: json({ assets: [listed()] }) }), { ...pngEntry, bytes: svg.bytes }]),
      'exchange/invalid',
      /checksum differs/,
    ],
    [
      'calls a drawing a photo',
      () =>
        rawZip([
          entry({ bytes: json({ assets: [{ ...listed(svg), mime: 'image/jpeg' }] }) }),
          { name: `assets/${svg.id}.jpg`, bytes: svg.bytes },
        ]),
      'exchange/invalid',
      /not image\/jpeg/,
    ],
  ]

  it.each(cases)('%s', async (_what, bytes, code, message) => {
    const refusal = await read(bytes()).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) })
    expect((refusal as Error).message).toMatch(/^visit\.bpack\b/)
  })

  it('holds active content in an image', async () => {
    const { createHash } = await import('node:crypto')
    const bytes = Buffer.from('<svg onload="alert(1)"/>')
    const id = createHash('sha256').update(bytes).digest('hex')
    const pack = json({ assets: [{ id, mime: 'image/svg+xml', name: 'a.svg' }] })
    const refusal = read(rawZip([entry({ bytes: pack }), { name: `assets/${id}.svg`, bytes }]))
    await expect(refusal).rejects.toMatchObject({
      code: 'asset/invalid',
      message: expect.stringContaining('visit.bpack: assets/'),
    })
  })

  it('is cut off anywhere', async () => {
    const bytes = await packFileBytes(content)
    for (const length of [10, 100, Math.floor(bytes.length / 2), bytes.length - 30, bytes.length - 1]) {
      await expect(read(bytes.subarray(0, length))).rejects.toMatchObject({
        code: 'exchange/invalid',
        message: expect.stringMatching(/^visit\.bpack/),
      })
    }
  })

  it('has any single byte of its JSON entry changed', async () => {
    const bytes = await packFileBytes(content)
    for (let at = 60; at < 700; at += 40) {
      const spoilt = Buffer.from(bytes)
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10
      await expect(read(spoilt)).rejects.toMatchObject({ code: 'exchange/invalid' })
    }
  })

  it('has any bytes changed, removed or inserted: it is refused by name, or is still the same pack', async () => {
    const bytes = Buffer.from(await packFileBytes(content))
    const place = fc.nat({ max: bytes.length - 1 })
    const edit = fc.record({ at: place, remove: fc.nat({ max: 40 }), put: fc.uint8Array({ maxLength: 40 }) })
    const whole = await read(bytes)
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let spoilt = bytes
        for (const { at, remove, put } of edits)
          spoilt = Buffer.concat([spoilt.subarray(0, at), put, spoilt.subarray(at + remove)])
        const outcome = await read(spoilt, 'spoilt.bpack').catch((error: unknown) => error)
        if (!(outcome instanceof AppError)) expect(outcome).toEqual(whole)
        else expect(outcome.message).toMatch(/^spoilt\.bpack\b/)
      }),
      { numRuns: 300 },
    )
  })

  it('is larger than any pack, without reading it', async () => {
    writeFileSync(join(folder, 'huge.bpack'), 'PK')
    truncateSync(join(folder, 'huge.bpack'), 700 * 1024 * 1024)
    await expect(readPackFile(join(folder, 'huge.bpack'))).rejects.toMatchObject({
      code: 'exchange/too-large',
    })
  })

  it('is not there, or is a folder', async () => {
    await expect(readPackFile(join(folder, 'none.bpack'))).rejects.toThrow(
      'none.bpack can’t be read: it is no longer there.',
    )
    await expect(readPackFile(folder)).rejects.toThrow(/can’t be read: it is a folder\.$/)
  })
})
