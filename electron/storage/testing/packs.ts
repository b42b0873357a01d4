// Packs and images for the tests of storage.
import type { Section } from '#shared/document/nodes'
import type { PackField, PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import type { NewPack } from '../packs'

/** Metadata of a plain briefing. */
export const meta = (title = 'Visit to Ruritania'): PackMeta => ({
  title,
  subtitle: '',
  kind: 'briefing',
  author: 'Capt. A. Rassendyll',
  organisation: 'Joint Staff',
  reference: '',
  date: '2026-03-01',
  language: 'en-GB',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
})

/** A filled-in field. */
export const field: PackField = {
  name: 'host_nation',
  label: 'Host nation',
  prompt: 'Which state?',
  type: 'country',
  example: 'Norway',
  default: '',
  choices: [],
  value: 'Ruritania',
}

/** A section with an empty paragraph. */
export const section = (id: string, title = `Title of ${id}`): Section => emptySection(title, () => id)

/** A section that shows an image. */
export const illustrated = (id: string, asset: string): Section => ({
  ...section(id),
  content: [
    { type: 'sectionTitle' },
    {
      type: 'image',
      attrs: {
        id: `${id}i`,
        asset,
        alt: 'A map',
        caption: '',
        widthPercent: 100,
        decorative: false,
        marking: null,
        audience: null,
      },
    },
  ],
})

/** A pack of sections with the given ids. */
export const newPack = (...ids: string[]): NewPack => ({
  meta: meta(),
  fields: [field],
  sections: ids.map((id) => section(id)),
})

/** The smallest PNG: one transparent pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
