// Enclosures in words: what the card, the outline and the form say of one.
import { chosenPages, hasPages, pageCount } from '#shared/document/enclosures'
import type { Enclosure, EnclosureFit, EnclosureForm, EnclosureStamp } from '#shared/document/nodes'
import { pageWords } from '#shared/page-words'

type Attrs = Enclosure['attrs']

export const FORM_WORDS: Readonly<Record<EnclosureForm, string>> = {
  pages: 'Its pages',
  attachment: 'The file, attached to the PDF',
  tooLarge: 'A sheet: too large to include',
  tooSensitive: 'A sheet: too sensitive to include',
}

export const FIT_WORDS: Readonly<Record<EnclosureFit, string>> = {
  scale: 'Fitted between header and footer',
  keep: 'Kept at their own size',
}

export const STAMP_WORDS: Readonly<Record<EnclosureStamp, string>> = {
  room: 'Where there is room',
  always: 'On every page',
  never: 'On no page',
}

/** Names of paper sizes in points, the shorter side first. */
const PAPERS: readonly (readonly [name: string, short: number, long: number])[] = [
  ['A3', 842, 1191],
  ['A4', 595, 842],
  ['A5', 420, 595],
  ['Letter', 612, 792],
  ['Legal', 612, 1008],
]
/** Points by which programs differ. */
const TOLERANCE = 4

/** Returns the size of all pages, where they have one: `A4`, `A4 landscape`, `210 × 100 mm`; else `different sizes`. */
export function sizeWords({ sheets }: Pick<Attrs, 'sheets'>): string {
  const names = new Set(sheets.map(({ width, height }) => sizeName(width, height)))
  const [name = ''] = names
  return names.size > 1 ? 'different sizes' : name
}

function sizeName(width: number, height: number): string {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const near = (one: number, other: number) => Math.abs(one - other) <= TOLERANCE
  const paper = PAPERS.find(([, less, more]) => near(short, less) && near(long, more))
  if (!paper) return `${millimetres(width)} × ${millimetres(height)} mm`
  return width > height ? `${paper[0]} landscape` : paper[0]
}

/** In millimetres, with a decimal where whole ones would say too little; `0.3`, `12`. */
function millimetres(points: number): string {
  const exact = (points * 25.4) / 72
  return String(exact < 10 ? Math.max(0.1, Math.round(exact * 10) / 10) : Math.round(exact))
}

/** Returns which pages are given: `12 pages`, `3 of 12 pages: 1-2, 7`. */
export function pagesWords(attrs: Pick<Attrs, 'pages' | 'sheets'>): string {
  const all = pageCount(attrs)
  if (attrs.pages === '') return pageWords(all)
  return `${chosenPages(attrs).length} of ${pageWords(all)}: ${attrs.pages}`
}

/** Returns what is said of an enclosure, in lines. */
export function enclosureLines(attrs: Attrs): string[] {
  const { asset, form, source, note, divider } = attrs
  const pages = asset === null ? 'No file' : [pagesWords(attrs), sizeWords(attrs)].filter(Boolean).join(', ')
  const given =
    asset === null && hasPages({ ...attrs, asset: '' }) ? 'A sheet takes its place' : FORM_WORDS[form]
  const how = [
    ...(hasPages(attrs) ? [] : [given]),
    ...(hasPages(attrs) && !divider ? ['No divider sheet'] : []),
    ...(hasPages(attrs) && attrs.fit === 'keep' ? [FIT_WORDS.keep] : []),
  ]
  return [
    [pages, ...how].join(' · '),
    ...(source.trim() === '' ? [] : [`Source: ${source.trim()}`]),
    ...(note.trim() === '' ? [] : [note.trim()]),
  ]
}
