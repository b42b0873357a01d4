// Packs for the tests of the exchange formats.
import { createHash } from 'node:crypto'
import type { Block, BriefingDocument } from '#shared/document/nodes'
import type { Asset, PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import type { PackContent } from '../read'

export const meta: PackMeta = {
  title: 'Visit to Ruritania',
  subtitle: '',
  kind: 'briefing',
  author: 'Capt. A. Rassendyll',
  organisation: 'Joint Staff',
  reference: 'JS/2026/17',
  date: '2026-03-01',
  language: 'en-GB',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: 'country-engagement-briefing',
}

const bytes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** An image of one pixel. */
export const png: Asset = {
  id: createHash('sha256').update(bytes).digest('hex'),
  mime: 'image/png',
  name: 'map.png',
  bytes,
}

const svgBytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>')
/** A small drawing. */
export const svg: Asset = {
  id: createHash('sha256').update(svgBytes).digest('hex'),
  mime: 'image/svg+xml',
  name: 'crest.svg',
  bytes: svgBytes,
}

const pdfBytes = Buffer.from('%PDF-1.4\n%%EOF\n')
/** A file that begins as a PDF. */
export const pdf: Asset = {
  id: createHash('sha256').update(pdfBytes).digest('hex'),
  mime: 'application/pdf',
  name: 'minutes.pdf',
  bytes: pdfBytes,
}

const image = (id: string, asset: string): Block => ({
  type: 'image',
  attrs: {
    id,
    asset,
    alt: 'A map',
    caption: 'Fig.',
    widthPercent: 50,
    decorative: false,
    marking: null,
    audience: null,
  },
})

/** Two sections: one with the given blocks, one empty. */
export const documentOf = (...blocks: Block[]): BriefingDocument => ({
  type: 'doc',
  content: [
    {
      ...emptySection('Purpose', () => 's1'),
      content: [{ type: 'sectionTitle', content: [{ type: 'text', text: 'Purpose' }] }, ...blocks],
    },
    emptySection('Annex', () => 's2'),
  ],
})

/** A pack that shows both images. */
export const content: PackContent = {
  meta,
  fields: [
    {
      name: 'host_nation',
      label: 'Host nation',
      prompt: 'Which state?',
      type: 'country',
      example: 'Norway',
      default: '',
      choices: [],
      value: 'Ruritania',
    },
  ],
  doc: documentOf(image('i1', png.id), image('i2', svg.id)),
  assets: new Map([png, svg].map((asset) => [asset.id, asset])),
}

/** The object in `pack.json` of that pack, with parts replaced. */
export const packJson = (parts: Record<string, unknown> = {}): Record<string, unknown> => ({
  format: 'attache-pack',
  version: 1,
  documentVersion: 1,
  meta,
  fields: content.fields,
  assets: [],
  document: documentOf({ type: 'horizontalRule' }),
  ...parts,
})
