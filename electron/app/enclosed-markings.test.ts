// No PDF is made with pages under a lower marking than they bear, unless the user has said which one they have.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEW_ENCLOSURE, sheetsOf } from '#shared/document/enclosures'
import type { Enclosure, Section } from '#shared/document/nodes'
import type { Asset, Pack } from '#shared/pack'
import { runCli } from '../cli/run'
import { packFileBytes } from '../exchange'
import type { Engine } from '../pdf'
import { inspectEnclosure } from '../pdf/enclose/inspect'
import { madePdf } from '../pdf/enclose/testing/made'
import * as build from '../pdf/testing/build'
import { startEngine } from '../pdf/testing/engine'
import { textOf } from '../pdf/testing/read-back'
import { checkPrint, exportPdf } from './export-pdf'

const folder = mkdtempSync(join(tmpdir(), 'attache-enclosed-markings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let engine: Engine
let file: Asset
beforeAll(async () => {
  engine = await startEngine()
  const bytes = await madePdf([
    { words: 'Programme' },
    { words: 'TOP SECRET' },
    { words: 'TOP SECRET (continued)' },
  ])
  file = {
    id: createHash('sha256').update(bytes).digest('hex'),
    mime: 'application/pdf',
    name: 'a.pdf',
    bytes,
  }
})

const options = { paper: 'a4', kind: 'briefing', edition: 'own' } as const
const MARKING = { scheme: 'uk', level: 'official', caveat: '', trainingRider: true } as const

async function packWith(
  enclosure: Partial<Enclosure['attrs']>,
  section: Partial<Section['attrs']> = {},
  level: string = MARKING.level,
): Promise<Pack> {
  const { pages } = await inspectEnclosure(file.bytes)
  const attrs = { ...NEW_ENCLOSURE, asset: file.id, sheets: sheetsOf(pages), ...enclosure }
  return build.pack(
    build.doc(
      build.section('Purpose', {}, build.p('Words')),
      build.section('Plan', { annex: true, ...section }, { type: 'enclosure', attrs }),
    ),
    { marking: { ...MARKING, level } },
  )
}

const made = async (pack: Pack) =>
  exportPdf(engine, { pack, assets: new Map([[file.id, file]]), options }).then(({ pdf }) => textOf(pdf))

describe('pages that bear a higher marking', () => {
  it('stop an export, which names page and words', async () => {
    const pack = await packWith({})
    await expect(made(pack)).rejects.toMatchObject({
      code: 'export/marking',
      message: expect.stringMatching(
        /Plan: .*“TOP SECRET” \(pages 2 and 3 of the file\).*OFFICIAL.*No file was made/,
      ),
    })
    const found = await checkPrint(engine, { pack, assets: new Map([[file.id, file]]), options })
    expect(found.filter(({ stops }) => stops)).toMatchObject([
      { severity: 'error', stops: { asset: file.id, least: 'top-secret', abovePack: false } },
    ])
  })

  it.each([
    ['attached', { form: 'attachment' }, {}],
    ['in a section that is marked lower', {}, { marking: 'official' }],
    ['in a section that is marked lower than they are, but higher than others', {}, { marking: 'secret' }],
    ['stated for another file', { stated: 'a'.repeat(64) }, { marking: 'official' }],
  ] as const)('stop it %s', async (_name, enclosure, section) => {
    await expect(made(await packWith(enclosure, section))).rejects.toMatchObject({ code: 'export/marking' })
  })

  it('stop it while the section is marked higher than the pack', async () => {
    await expect(made(await packWith({}, { marking: 'top-secret' }))).rejects.toThrow(
      /marked TOP SECRET, higher than the pack/,
    )
    // With heads of the pack around it, nothing on the pages says what they are.
    await expect(made(await packWith({ pages: '1' }, { marking: 'secret' }))).rejects.toThrow(
      /marked SECRET, higher than the pack/,
    )
  })

  it.each([
    ['are not among those that are printed', { pages: '1' }, {}, 'official'],
    ['have a sheet in their place', { form: 'tooSensitive' }, {}, 'official'],
    ['are marked as high, as the pack is', {}, { marking: 'top-secret' }, 'top-secret'],
    ['have no marking of their own in a pack as high', {}, {}, 'top-secret'],
  ] as const)('do not when they %s', async (_name, enclosure, section, level) => {
    expect(await made(await packWith(enclosure, section, level))).toContain('Words')
  })

  it('do not when the user has said what they are', async () => {
    expect(await made(await packWith({ stated: file.id }, { marking: 'official' }))).toContain('TOP SECRET')
  })
})

it('is asked on the command line, too', async () => {
  const { meta, fields, doc } = await packWith({})
  const path = join(folder, 'a.bpack')
  writeFileSync(path, await packFileBytes({ meta, fields, doc, assets: new Map([[file.id, file]]) }))
  const run = async (...more: string[]) => {
    let said = ''
    const hear = async (text: string) => {
      said += text
    }
    const out = join(folder, 'a.pdf')
    const code = await runCli(
      ['export', path, '--out', out, '--edition', 'own', ...more],
      { contentRoot: process.cwd(), defaultHome: folder, version: '1.2.3' },
      { out: hear, err: hear },
    )
    return { code, said }
  }
  const refused = await run()
  expect(refused.code).not.toBe(0)
  expect(refused.said).toMatch(
    /“TOP SECRET” \(pages 2 and 3 of the file\)[\s\S]*--enclosure-marking "TITLE=LEVEL"/,
  )
  expect((await run('--enclosure-marking', 'Plan=TOP SECRET', '--json')).said).toContain('"pages"')
  expect((await run('--enclosure-marking', 'Plan=official', '--json')).said).toContain('"pages"')
  expect((await run('--enclosure-marking', 'Other=official')).said).toContain(
    'has no enclosure with that title',
  )
  expect((await run('--enclosure-marking', 'Plan=geheim')).said).toContain('is not a level')
})
