// `node bench/enclosures.mjs` runs this: 2,000 pages of 40 files that others made, bound into one PDF.
import { createHash } from 'node:crypto'
import type { Asset } from '#shared/pack'
import { exportPdf } from '../electron/app/export-pdf'
import { loadEngine } from '../electron/app/resources'
import { madeDocument } from '../electron/pdf/enclose/testing/made'
import { doc, enclosure, p, pack, section } from '../electron/pdf/testing/build'

const WORDS = 'The committee noted the report and asked for a second one before the end of the year. '
const A4 = { width: 595.3, height: 841.9 }

/** Files with as many pages each, some with a picture on every page. */
export async function makeFiles(files: number, pages: number): Promise<Asset[]> {
  const made: Asset[] = []
  for (let number = 0; number < files; number++) {
    const document = await madeDocument(
      Array.from({ length: pages }, (_, page) => ({ words: `File ${number}, page ${page}` })),
    )
    for (const page of document.getPages())
      for (let line = 0; line < 50; line++)
        page.drawText(WORDS.slice(line % 20), { x: 72, y: 700 - line * 12, size: 9 })
    const bytes = await document.save()
    const id = createHash('sha256').update(bytes).digest('hex')
    made.push({ id, mime: 'application/pdf', name: `file-${number}.pdf`, bytes })
  }
  return made
}

/** Exports them; returns milliseconds from loading the engine to the finished bytes. */
export async function measure(root: string, assets: readonly Asset[], pages: number) {
  const start = performance.now()
  const engine = await loadEngine(root)
  const sections = assets.map(({ id, name }) =>
    section(name, { annex: true }, enclosure({ asset: id, sheets: [{ count: pages, ...A4 }] })),
  )
  const made = await exportPdf(engine, {
    pack: pack(doc(section('Purpose', {}, p('Files of others.')), ...sections)),
    assets: new Map(assets.map((asset) => [asset.id, asset])),
    options: { paper: 'a4', kind: 'briefing', edition: 'own' },
  })
  return { pages: made.pages, bytes: made.pdf.length, ms: Math.round(performance.now() - start) }
}
