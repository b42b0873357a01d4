// Sizes of pages: paper, margins and the text area, in points.
import type { ExportOptions, Paper } from '#shared/pack'
import type { Theme } from '../theme'
import { MM } from '../theme'
import type { Banner, BannerSpace } from './banner'

/** ISO 216 and ANSI sheets in millimetres. */
const PAPERS: Readonly<Record<Paper, readonly [number, number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
  a5: [148, 210],
}

/** The page of an orientation. */
export interface Geometry {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly inner: number
  readonly outer: number
  readonly mirrored: boolean
  /** Width of the column for notes with the gap beside the text, which `outer` holds too; 0 without one. */
  readonly notes: number
  /** Width and height of the text area. */
  readonly measure: number
  readonly textHeight: number
  /** The marking, as it is set on these pages. */
  readonly banner: Banner
}

/** Between the marking and the edge of the paper. */
export const EDGE = 9 * MM
/** The rule of the running head above the text, and its words above the rule. */
export const HEAD_RULE = 14
export const HEAD_LIFT = 4
/** Between the text and the line at the foot, beside its leading. */
export const FOOT_GAP = 10
/** Least air between the marking and the running head or the foot. */
const AIR = 5
/** Ink of a letter above and below its baseline, as shares of the size; height of a logo over the rule. */
const INK = { above: 0.8, below: 0.25 }
const LOGO_INK = 16

/** Margins of small paper shrink to this share. */
const SMALL = 0.72

/** What binding takes at least of the inner margin beyond the outer one. */
const BINDING = 10 * MM
/** No margin gets narrower than this for the sake of binding. */
const LEAST_OUTER = 12 * MM
/** Millimetres of the outer margin beside a column for notes, at most. */
const NOTES_OUTER = 20
/** Share of the text's width that a column for notes takes, its gap included. */
const NOTES_SHARE = 0.34

/** What the geometry of pages depends on. */
export type GeometryOptions = Pick<ExportOptions, 'paper' | 'mirrored' | 'notesColumn'>

/** Geometry of an orientation; `typesetBanner` sets the marking in a room. */
export function geometryOf(
  theme: Theme,
  { paper, mirrored = false, notesColumn = false }: GeometryOptions,
  landscape: boolean,
  typesetBanner: (space: BannerSpace) => Banner,
): Geometry {
  const [short, long] = PAPERS[paper]
  const [width, height] = (landscape ? [long, short] : [short, long]).map((side) => side * MM) as [
    number,
    number,
  ]
  const scale = (paper === 'a5' ? SMALL : 1) * MM
  const { margins } = theme
  // A column for notes takes what a wide outer margin has to spare before it narrows the text.
  const edge = notesColumn ? Math.min(margins.outer, NOTES_OUTER) : margins.outer
  const sides = (margins.inner + edge) * scale
  const bound = Math.min((sides + BINDING) / 2, sides - LEAST_OUTER)
  // Room for binding moves the text and leaves its width alone, so that its lines break as before.
  const wanted = margins.inner * scale
  const inner = mirrored && !margins.mirrored ? Math.max(wanted, bound) : wanted
  const notes = notesColumn ? (width - sides) * NOTES_SHARE : 0
  // In the middle of the paper, and no further out than the text on either side.
  const banner = typesetBanner({ width: width - 2 * Math.max(inner, sides - inner), pageHeight: height })
  const { top, bottom } = endMargins(theme, scale, banner)
  return {
    width,
    height,
    top,
    bottom,
    inner,
    outer: sides - inner + notes,
    mirrored: mirrored || margins.mirrored,
    notes,
    measure: width - sides - notes,
    textHeight: height - top - bottom,
    banner,
  }
}

/** Margins at the top and the bottom: those of the theme, which grow by the further lines of the marking. */
function endMargins(theme: Theme, scale: number, banner: Banner): { top: number; bottom: number } {
  const { margins, furniture, runningLogo } = theme
  const head = HEAD_RULE + Math.max(HEAD_LIFT + furniture.size * INK.above, runningLogo ? LOGO_INK : 0)
  const foot = FOOT_GAP + furniture.leading + furniture.size * INK.below
  const taken = EDGE + banner.ascent + banner.height + AIR
  const descent = banner.ascent * INK.below
  return {
    top: Math.max(Math.max(margins.top * scale, 20 * MM) + banner.height, taken + descent + head),
    bottom: Math.max(Math.max(margins.bottom * scale, 20 * MM) + banner.height, taken + foot),
  }
}

/** Left edge of the text on a page, by its place in the document (from 0): the first page is a right-hand one. */
export function leftMargin(geometry: Geometry, index: number): number {
  return isMirrored(geometry, index) ? geometry.outer : geometry.inner
}

/** Whether a page's inner margin is the right one. */
export function isMirrored(geometry: Geometry, index: number): boolean {
  return geometry.mirrored && index % 2 === 1
}
