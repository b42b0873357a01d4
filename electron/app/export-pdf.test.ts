// An export with the real engine and the sample that comes with the program.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportPdf } from './export-pdf'
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
