// An export with the real engine and the bundled sample.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doc, image, job, p, pack, section, table, td, tr, trainer } from '../pdf/testing/build'
import { hardAsset, slideAsset } from '../pdf/testing/drawings'
import { jpegAsset, svgAsset } from '../pdf/testing/pictures'
import { assemblePng, pngAsset } from '../pdf/testing/png'
import { ask, textOf } from '../pdf/testing/read-back'
import { checkPrint, exportPdf } from './export-pdf'
import { openPackFile } from './pack-file'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')

describe('exportPdf', () => {
  it('returns the same PDF each time, reports its progress, and counts its pages', async () => {
    const [engine, { pack, assets }] = [
      await loadEngine(root),
      await openPackFile(join(root, 'resources', 'sample.bpack')),
    ]
    const input = { pack, assets, options: { paper: 'a4', kind: 'briefing', edition: 'own' } as const }
    const told: string[] = []
    const one = await exportPdf(engine, input, (stage, done) => told.push(`${stage} ${done}`))
    const two = await exportPdf(await loadEngine(root), input)
    expect(Buffer.from(one.pdf).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(Buffer.from(two.pdf).equals(one.pdf)).toBe(true)
    expect(one.pages).toBeGreaterThan(2)
    expect(told).toContain('layout 1')
    expect(told.at(-1)).toBe('painting 1')
  })

  it('names the program file that is missing', async () => {
    await expect(loadEngine(join(root, 'none'))).rejects.toThrow(/program file is missing/)
  })
})

describe('checkPrint', () => {
  it('warns before an export of drawings that print differently and tables that are too wide', async () => {
    const hard = image(hardAsset.id, { id: 'hard', alt: 'Plan' })
    const wide = table('Strength', tr(...Array.from({ length: 80 }, () => td('1250'))))
    const made = pack(
      doc(
        section('Alpha', { id: 'alpha' }, image(slideAsset.id), hard, trainer('exercise', p('Why?')), wide),
        section('Left out', { excluded: true }, hard),
      ),
    )
    const input = job(made, { paper: 'a4', kind: 'briefing' }, [hardAsset, slideAsset])
    const engine = await loadEngine(root)
    const found = await checkPrint(engine, input)
    expect(found.map(({ message, section: id, target }) => [message, id, target])).toEqual([
      ['The table “Strength” has no header row', 'alpha', wide.attrs.id],
      [
        expect.stringMatching(/^Parts of the drawing “Plan” can’t be printed: .*foreignObject, use/),
        'alpha',
        'hard',
      ],
      [
        expect.stringMatching(/^The table “Strength” is too wide .* Change the section to landscape/),
        'alpha',
        wide.attrs.id,
      ],
    ])
    expect((await exportPdf(engine, input)).warnings).toEqual(found)
  })
})

describe('a damaged picture of an old library', () => {
  const plain = pngAsset(60, 40)
  const clear = pngAsset(60, 40, true)
  const wrong = (asset: typeof plain): typeof plain => {
    const bytes = asset.bytes.slice()
    bytes.fill(0x55, 60, 90)
    return { ...asset, bytes }
  }
  const lying = assemblePng(
    { width: 12_000, height: 12_000, depth: 8, colour: 6, interlace: 1 },
    new Uint8Array(99),
  )
  const inside = Buffer.from(jpegAsset.bytes.subarray(0, 300)).toString('base64')
  it.each([
    ['a PNG with wrong bytes', wrong(plain)],
    ['a PNG with alpha and wrong bytes', wrong(clear)],
    ['half a JPEG', { ...jpegAsset, bytes: jpegAsset.bytes.subarray(0, jpegAsset.bytes.length / 2) }],
    ['a PNG that states more than it has', lying],
  ])('is named by the check and printed as a frame with its words: %s', async (_name, asset) => {
    const made = pack(doc(section('Alpha', {}, image(asset.id, { alt: 'Harbour from the north' }))))
    const input = job(made, {}, [asset])
    const engine = await loadEngine(root)
    const messages = (await checkPrint(engine, input)).map(({ message }) => message)
    expect(messages).toEqual([
      `The image “Harbour from the north” (${asset.name}) can’t be read; a frame is printed.`,
    ])
    const { pdf } = await exportPdf(engine, input)
    expect(textOf(pdf)).toContain('Image not available: Harbour from the north')
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
  })

  it('is left out of a drawing', async () => {
    const drawing = svgAsset(
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><image width="90" height="60" href="data:image/jpeg;base64,${inside}"/></svg>`,
    )
    const input = job(pack(doc(section('Alpha', {}, image(drawing.id)))), {}, [drawing])
    const { pdf } = await exportPdf(await loadEngine(root), input)
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
    expect(ask(pdf, 'pdfimages', '-list', '@').trim().split('\n')).toHaveLength(2)
  })
})
