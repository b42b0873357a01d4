// Documents for single rules of setting that the other documents don't show: each small, each with what is right.
import type { Block, Flow } from '#shared/document/nodes'
import type { PackMeta } from '#shared/pack'
import { doc, image, note, p, pack, section, tasks, ul } from '../../electron/pdf/testing/build'
import { drawnAsset, hardAsset, plannedAsset, slideAsset } from '../../electron/pdf/testing/drawings'
import { greyJpegAsset, progressiveJpegAsset, turnedJpeg } from '../../electron/pdf/testing/pictures'
import { pngKinds } from '../../electron/pdf/testing/png-kinds'
import type { Torture } from './documents'

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
/** A document for each of some lengths of text before what is looked at, so that page breaks fall everywhere. */
const shifted = (name: string, right: string, counts: readonly number[], ...blocks: Block[]): Torture[] =>
  counts.map((count) => ({
    name: `${name}-${count}`,
    right,
    pack: pack(doc(section('Alpha', {}, ...many(count, (index) => p(`line${index}`)), ...blocks))),
  }))

const items: Flow[] = [
  ul(...many(6, (index) => `item${index}`)),
  p('Between'),
  tasks(...many(4, (index) => [false, `task${index}`] as const)),
]
const noted = doc(
  section(
    'Alpha',
    {},
    p('One', note('First note.'), ' two', note('A source.', 'source'), ' three', note('Third note.')),
  ),
  section('Bravo', {}, p('Four', note('A source.', 'source'), ' five', note('Fourth note.'))),
  section('Map', { annex: true }, p('Six', note('Last note.'))),
)
const ends = (
  name: string,
  right: string,
  options: Torture['options'],
  meta: Partial<PackMeta> = {},
): Torture => ({
  name,
  right,
  pack: pack(noted, meta),
  options,
})

const drawings = { slide: slideAsset, planned: plannedAsset, drawn: drawnAsset, hard: hardAsset }

/** Pictures of every kind that can be added. */
const kinds = [
  ...pngKinds.map(({ asset, name }) => ({ ...asset, name })),
  greyJpegAsset,
  progressiveJpegAsset,
  ...many(8, (index) => turnedJpeg(index + 1)),
]

export const settingTortures: readonly Torture[] = [
  ...shifted(
    'list-ends',
    'Neither the first nor the last item of a list stands alone on a page; what announces a list stands with it.',
    many(12, (index) => 14 + index),
    p('These are the items:'),
    ...items,
  ),
  {
    name: 'foreign-drawings',
    right:
      'Drawings of other programs are printed with their gradients, arrows, clips, copies and words; what is not drawn is named.',
    pack: pack(
      doc(
        section(
          'Alpha',
          {},
          ...Object.entries(drawings).map(([alt, { id }]) =>
            image(id, { alt, caption: alt, widthPercent: 80 }),
          ),
        ),
      ),
    ),
    assets: Object.values(drawings),
  },
  {
    name: 'image-kinds',
    right:
      'PNGs of every depth, colour, palette, transparency and interlacing, and JPEGs of every kind are printed in their colours.',
    pack: pack(
      doc(section('Alpha', {}, ...kinds.map(({ id, name }) => image(id, { alt: name, widthPercent: 8 })))),
    ),
    assets: kinds,
  },
  ends('endnotes-pack', 'Footnotes and the sources among them stand in one list at the end.', {
    notes: 'list',
  }),
  ends('endnotes-sections', 'Footnotes stand in a list behind each section.', { notes: 'sections' }),
  ends('endnotes-sources', 'Notes and sources stand in lists of their own.', {
    notes: 'list',
    sources: 'list',
  }),
]
