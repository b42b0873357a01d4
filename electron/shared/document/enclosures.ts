// What follows from an enclosure's attributes: whether its pages are printed, which, how large; pure.
import { MAX_ENCLOSURE_SIDE } from '../limits'
import type { EnclosedPages, Enclosure, Section } from './nodes'
import { pagesIn } from './page-ranges'

type Attrs = Enclosure['attrs']

/** How a file is enclosed at first. */
export const NEW_ENCLOSURE: Attrs = {
  asset: null,
  form: 'pages',
  pages: '',
  sheets: [],
  source: '',
  note: '',
  alt: '',
  fit: 'scale',
  divider: true,
  stamp: 'room',
  stated: null,
}

/** Returns the enclosure of a section; undefined for a section with text. */
export function enclosureOf({ content }: Section): Enclosure | undefined {
  const block = content[1]
  return block?.type === 'enclosure' ? block : undefined
}

/** Whether the pages stand in the print; otherwise a single sheet stands for them. */
export const hasPages = ({ asset, form }: Pick<Attrs, 'asset' | 'form'>): boolean =>
  asset !== null && form === 'pages'

/** Returns how many pages the file has. */
export const pageCount = ({ sheets }: Pick<Attrs, 'sheets'>): number =>
  sheets.reduce((sum, { count }) => sum + count, 0)

/** A page of the file, from 1, with what is seen of it in points. */
export interface EnclosedPage {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** Returns the pages that were chosen, in order. */
export function chosenPages({ pages, sheets }: Pick<Attrs, 'pages' | 'sheets'>): EnclosedPage[] {
  const sizes = sheets.flatMap(({ count, width, height }) =>
    Array.from({ length: count }, () => ({ width, height })),
  )
  return pagesIn(pages, sizes.length).flatMap((page) => {
    const size = sizes[page - 1]
    return size ? [{ page, ...size }] : []
  })
}

const tenths = (points: number): number => Math.max(0.1, Math.round(points * 10) / 10)

/** Returns the sizes of pages as they are stored: neighbours of one size together. */
export function sheetsOf(
  pages: readonly { readonly width: number; readonly height: number }[],
): EnclosedPages[] {
  const sheets: EnclosedPages[] = []
  for (const page of pages) {
    const scale = Math.min(1, MAX_ENCLOSURE_SIDE / Math.max(page.width, page.height))
    const size = { width: tenths(page.width * scale), height: tenths(page.height * scale) }
    const last = sheets.at(-1)
    if (last?.width === size.width && last.height === size.height)
      sheets[sheets.length - 1] = { ...last, count: last.count + 1 }
    else sheets.push({ count: 1, ...size })
  }
  return sheets
}
