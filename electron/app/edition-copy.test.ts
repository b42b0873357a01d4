// A copy for an edition's readers: a pack file without anything that the edition withholds, which prints the same as
// the edition.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Block, Enclosure, Section } from '#shared/document/nodes'
import type { Asset, Pack } from '#shared/pack'
import { unzip } from '../exchange/unzip'
import type { Engine } from '../pdf'
import * as d from '../pdf/testing/build'
import { pngAsset } from '../pdf/testing/png'
import { textOf } from '../pdf/testing/read-back'
import { exportPdf } from './export-pdf'
import { copiedContent, openPackFile, type PackWithAssets, writePackFile } from './pack-file'
import { loadEngine } from './resources'

let engine: Engine
beforeAll(async () => {
  engine = await loadEngine(join(import.meta.dirname, '..', '..'))
})
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-copy-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const seen = { ...pngAsset(31, 17), name: 'Zyxseen.png' }
const hidden = { ...pngAsset(13, 7), name: 'Zyxhidden.png' }
const MARK = 'Zyx'

const to = <B extends Block>(audience: string, block: B): B =>
  ({ ...block, attrs: { ...('attrs' in block ? block.attrs : {}), audience } }) as unknown as B

const thread = (id: string): Section['attrs']['comments'][number] => ({
  id,
  resolved: false,
  entries: [{ author: `${MARK}author`, time: '2026-05-01T08:00:00.000Z', text: `${MARK}comment` }],
})

const commented = {
  type: 'text',
  text: 'Commented words',
  marks: [{ type: 'comment', attrs: { id: 'c1' } }],
} as const
const suggested = { type: 'text', text: `${MARK}suggested`, marks: [{ type: 'toConfirm' }] } as const

function wholePack(): PackWithAssets {
  const pack: Pack = d.pack(
    d.doc(
      d.section(
        'Open',
        { comments: [thread('c1')], templateId: 'zyx-template', templateVersion: 2, templateVariant: 'full' },
        d.p('Open words of ', d.field('host'), ', ', d.field('empty'), ', QAB.'),
        d.p(commented, d.note('A source', 'source', '2027-01'), suggested),
        to('own', d.p(`${MARK}own `, d.field('secret'), ' QZX')),
        to('a-1', d.p('Words for Norway')),
        to('a-2', d.p(`${MARK}sweden`)),
        d.guidance(d.p(`${MARK}guidance`)),
        d.callout('assessment', d.p(`${MARK}judgement`)),
        d.trainer('answers', d.p(`${MARK}answers`)),
        d.image(seen.id, { caption: 'Seen' }),
        to('own', d.image(hidden.id, { alt: `${MARK}alt` })),
      ),
      d.section(`${MARK}excluded`, { excluded: true }, d.p(`${MARK}draft`)),
      d.section(`${MARK}section`, { audience: 'own' }, d.p(`${MARK}words`)),
      d.section('Last', {}, d.p('Last words')),
    ),
    {
      title: 'Visit',
      blueprint: 'zyx-blueprint',
      marking: {
        scheme: 'us',
        level: 'unclassified',
        caveat: '',
        trainingRider: false,
        firstPage: { classifiedBy: `${MARK}officer` },
      },
      abbreviations: {
        definitions: [
          { abbreviation: 'QAB', expansion: 'Quick air bridge' },
          { abbreviation: 'QZX', expansion: `${MARK}expansion` },
        ],
        ignored: ['ZYX'],
        check: true,
        list: 'end',
      },
      readers: {
        audiences: [
          { id: 'a-1', name: 'Norway' },
          { id: 'a-2', name: `${MARK}Sweden` },
        ],
        editions: [
          { id: 'e-1', name: 'For Norway', audiences: ['a-1', 'a-2'].slice(0, 1) },
          { id: 'e-2', name: `${MARK}edition`, audiences: ['a-2'] },
        ],
      },
    },
    [
      d.packField('host', 'Arvenia', `${MARK}label`),
      d.packField('empty', '', 'Date of visit'),
      d.packField('secret', `${MARK}value`),
    ],
  )
  const assets = [seen, hidden] as readonly Asset[]
  return { pack, assets: new Map(assets.map((asset) => [asset.id, asset])) }
}

async function copyFor(edition: string | null, whole = wholePack()) {
  const file = join(folder, 'copy.bpack')
  await writePackFile(copiedContent(whole.pack, whole.assets, edition), file)
  const entries = await unzip(file, 'copy.bpack')
  const all = [readFileSync(file), ...entries.values()].map((bytes) => bytes.toString('utf8'))
  return { file, names: [...entries.keys()], all: [...entries.keys(), ...all].join('\n') }
}

/** A pack that encloses a file of two pages. */
function enclosing(attrs: Partial<Enclosure['attrs']>): PackWithAssets {
  const bytes = Buffer.from(`%PDF-1.7\n% ${MARK}\n`)
  const file: Asset = {
    id: createHash('sha256').update(bytes).digest('hex'),
    mime: 'application/pdf',
    name: `${MARK}.pdf`,
    bytes,
  }
  const sheets = [{ count: 2, width: 595.3, height: 841.9 }]
  const enclosed = d.enclosure({ asset: file.id, sheets, note: 'Held by the registry', ...attrs })
  const pack = d.pack(d.doc(d.section('Minutes', {}, enclosed), d.section('Last', {}, d.p('Last words'))))
  return { pack, assets: new Map([[file.id, file]]) }
}

describe('the enclosed file of a pack', () => {
  it('is in the copy when all of it is printed, without its name', async () => {
    const { all, names } = await copyFor('partner', enclosing({}))
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
    expect(all).not.toContain(`${MARK}.pdf`)
  })

  it('is not in the copy when a sheet stands for it', async () => {
    const { all } = await copyFor('partner', enclosing({ form: 'tooSensitive' }))
    expect(all).toContain('Held by the registry')
    expect(all).not.toContain(MARK)
  })

  it('keeps the copy from being made when only some of its pages are printed', async () => {
    await expect(copyFor('partner', enclosing({ pages: '2' }))).rejects.toThrow(
      /“Minutes” has pages that are not printed/,
    )
    expect((await copyFor(null, enclosing({ pages: '2' }))).all).toContain(MARK)
  })
})

async function printed({ pack, assets }: PackWithAssets, edition: string): Promise<string> {
  const options = { paper: 'a4', kind: 'briefing', edition } as const
  return textOf((await exportPdf(engine, { pack, assets, options })).pdf)
}

describe('a copy for partners', () => {
  it('has no byte of what they may not read, nor of what is never printed', async () => {
    const { all, names } = await copyFor('partner')
    expect(all).not.toMatch(/zyx/i)
    expect(all).not.toContain('Words for Norway')
    expect(names.join()).toContain(seen.id)
    expect(names.join()).not.toContain(hidden.id)
    for (const words of [
      'Open words of Arvenia, [Date of visit], QAB.',
      'Commented words',
      'Quick air bridge',
    ])
      expect(all).toContain(words)
  })

  it('opens elsewhere under a title that names the edition, and prints the same', async () => {
    const { file } = await copyFor('partner')
    const opened = await openPackFile(file)
    expect(opened.pack.meta.title).toBe('Visit (Partners)')
    const text = await printed(opened, 'partner')
    expect(text.replaceAll('Visit (Partners)', 'Visit')).toBe(await printed(wholePack(), 'partner'))
  })

  it('is the same when it is copied again', async () => {
    const opened = await openPackFile((await copyFor('partner')).file)
    const again = copiedContent(opened.pack, opened.assets, 'partner')
    expect(again.doc).toEqual(opened.pack.doc)
    expect(again.meta).toEqual(opened.pack.meta)
  })
})

it('keeps the audience of the edition that it is for, and no other', async () => {
  const { all, file } = await copyFor('e-1')
  expect(all).not.toMatch(/zyx/i)
  const { pack } = await openPackFile(file)
  expect(pack.meta.title).toBe('Visit (For Norway)')
  expect(pack.meta.readers).toEqual({
    audiences: [{ id: 'a-1', name: 'Norway' }],
    editions: [{ id: 'e-1', name: 'For Norway', audiences: ['a-1'] }],
  })
  expect(all).toContain('Words for Norway')
})

it('keeps what is for the own side apart in its own copy', async () => {
  const { all, file } = await copyFor('own')
  for (const word of ['own ', 'value', 'judgement', 'section', 'sweden'])
    expect(all).toContain(`${MARK}${word}`)
  for (const word of ['comment', 'guidance', 'draft', 'answers', 'suggested'])
    expect(all).not.toContain(`${MARK}${word}`)
  const { pack, assets } = await openPackFile(file)
  expect(await printed({ pack, assets }, 'partner')).not.toContain(MARK)
})

it('is refused where the edition prints no section', () => {
  const closed = d.pack(d.doc(d.section('Closed', { audience: 'own' }, d.p('Words'))))
  expect(() => copiedContent(closed, new Map(), 'partner')).toThrow(/withheld from the edition Partners/)
})

it('is refused until somebody says who will read it', () => {
  const { pack, assets } = wholePack()
  expect(() => copiedContent(pack, assets, undefined)).toThrow(
    /Choose the edition: own \(Own side\), partner/,
  )
  expect(() => copiedContent(pack, assets, 'e-9')).toThrow(/no edition e-9/)
  expect(copiedContent(pack, assets, null).doc).toBe(pack.doc)
  const open = d.pack(d.doc(d.section('Open', {}, d.p('Words'))))
  expect(copiedContent(open, assets, undefined).doc).toBe(open.doc)
})

it('has no document that only withheld text cites, and words of fields as they are printed', async () => {
  const when = (filled: boolean, text: string) =>
    ({ type: 'text', text, marks: [{ type: 'onlyIf', attrs: { field: 'host', filled } }] }) as const
  const pack = d.pack(
    d.doc(
      d.section(
        'Open',
        {},
        d.p('See ', d.ref('doc-1', 'number'), when(true, ', with a host'), when(false, `, ${MARK}none`)),
        to('own', d.p(d.ref('doc-2', 'number'))),
      ),
    ),
    {
      firstPage: {
        values: { to: 'Partners' },
        references: [
          { id: 'doc-2', text: `${MARK}assessment` },
          { id: 'doc-1', text: 'The plan' },
          { id: 'doc-3', text: 'The map' },
        ],
      },
    },
    [d.packField('host', 'Arvenia', 'Host')],
  )
  const { file, all } = await copyFor('partner', { pack, assets: new Map() })
  expect(all).not.toContain(MARK)
  const text = await printed(await openPackFile(file), 'partner')
  expect(text).toContain('See Reference B, with a host')
  expect(text).toMatch(/A\.\s+Not for the readers of this edition\s+B\.\s+The plan\s+C\.\s+The map/)
  const whole = await printed({ pack, assets: new Map() }, 'partner')
  expect(whole).not.toContain(MARK)
  expect(whole).toMatch(/A\.\s+Not for the readers of this edition\s+B\.\s+The plan/)
  expect(await printed({ pack, assets: new Map() }, 'own')).toContain(`${MARK}assessment`)
})
