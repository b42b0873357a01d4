// An export with the real engine and the sample that comes with the program.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doc, image, job, p, pack, section, table, td, tr, trainer } from '../pdf/testing/build'
import { hardAsset, slideAsset } from '../pdf/testing/drawings'
import { checkPrint, exportPdf } from './export-pdf'
import { openPackFile } from './pack-file'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')

describe('exportPdf', () => {
  it('gives the same PDF each time, tells its progress, and counts its pages', async () => {
    const [engine, { pack, assets }] = [
      await loadEngine(root),
      await openPackFile(join(root, 'resources', 'sample.bpack')),
    ]
    const input = { pack, assets, options: { paper: 'a4', kind: 'briefing' } as const }
    const told: string[] = []
    const one = await exportPdf(engine, input, (stage, done) => told.push(`${stage} ${done}`))
    const two = await exportPdf(await loadEngine(root), input)
    expect(Buffer.from(one.pdf).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(Buffer.from(two.pdf).equals(one.pdf)).toBe(true)
    expect(one.pages).toBeGreaterThan(2)
    expect(told).toContain('layout 1')
    expect(told.at(-1)).toBe('painting 1')
  })

  it('says which file of the program is missing', async () => {
    await expect(loadEngine(join(root, 'none'))).rejects.toThrow(/program is incomplete/)
  })
})

describe('checkPrint', () => {
  it('says before an export what it would say: parts of drawings that print otherwise, tables that are too wide', async () => {
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
    const found = checkPrint(engine, input)
    expect(found.map(({ message, section: id, target }) => [message, id, target])).toEqual([
      ['The table “Strength” has no header row', 'alpha', wide.attrs.id],
      [
        expect.stringMatching(/^Parts of the drawing “Plan” can’t be printed: .*foreignObject, use/),
        'alpha',
        'hard',
      ],
      [
        expect.stringMatching(/^The table “Strength” is too wide .* Turn the section to landscape/),
        'alpha',
        wide.attrs.id,
      ],
    ])
    expect((await exportPdf(engine, input)).warnings).toEqual(found)
  })
})
