// Fonts and drawings that a damaged file has lost: the export names none that is not there, and readers don't complain.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sheetsOf } from '#shared/document/enclosures'
import type { Engine } from '../index'
import { doc, enclosure, job, pack, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { inspectEnclosure } from './inspect'
import { looseFile } from './testing/made'

const folder = mkdtempSync(join(tmpdir(), 'attache-dead-parts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

it.each([
  ['a font', '<</Font<</F1 5 0 R/F2 77 0 R>>>>', ''],
  ['a font, in a dictionary of its own', '<</Font 6 0 R>>', '<</F1 5 0 R/F2 77 0 R>>'],
  ['a drawing', '<</Font<</F1 5 0 R/F2 5 0 R>>/XObject<</X 77 0 R>>>>', ''],
  [
    'the font below a font',
    '<</Font<</F1 5 0 R/F2 6 0 R>>>>',
    '<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[77 0 R]>>',
  ],
  ['the kind of a font', '<</Font<</F1 5 0 R/F2 6 0 R>>>>', '<</Type/Font>>'],
])('a file without %s', async (_what, resources, more) => {
  const content = 'BT /F1 24 Tf 20 100 Td (Kept) Tj /F2 24 Tf 20 50 Td (Lost) Tj ET q /X Do Q'
  const used = resources.includes('/XObject') ? content : content.replace(' q /X Do Q', '')
  const bytes = looseFile(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>',
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources${resources}>>`,
    `<</Length ${used.length}>>\nstream\n${used}\nendstream`,
    FONT,
    ...(more === '' ? [] : [more]),
  )
  const { pages } = await inspectEnclosure(bytes)
  const made = pack(doc(section('Enclosed', {}, enclosure({ asset: 'file', sheets: sheetsOf(pages) }))))
  const asset = { id: 'file', mime: 'application/pdf', name: 'file.pdf', bytes } as const
  const file = join(folder, 'it.pdf')
  writeFileSync(file, await engine.paint(engine.layout(job(made, {}, [asset]))))
  const said = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' })
  expect(said('qpdf', '--check', file)).toMatchObject({ status: 0, stderr: '' })
  expect(said('pdftotext', file, '-')).toMatchObject({ stderr: '', stdout: expect.stringContaining('Kept') })
  expect(said('pdftoppm', '-r', '20', '-png', file, join(folder, 'page')).stderr).toBe('')
})
