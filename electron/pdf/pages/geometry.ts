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
  /** Pages follow each other from right to left: the inner margin of a first page is at its right. */
  readonly rightToLeft: boolean
  /** Width of the notes column with its gap, which is part of `outer`; 0 without one. */
  readonly notes: number
  /** Width and height of the text area. */
  readonly measure: number
  readonly textHeight: number
  /** The marking, typeset for these pages. */
  readonly banner: Banner
  /** Distance of the marking from the upper edge of a label, which has it there alone; absent for pages of paper. */
  readonly edge?: number | undefined
}

/** Between the marking and the edge of the paper. */
export const EDGE = 9 * MM
/** The rule of the running head above the text, and its words above the rule. */
export const HEAD_RULE = 14
export const HEAD_LIFT = 4
/** Between the text and the line at the foot, beside its leading. */
export const FOOT_GAP = 10
/** Minimum gap between the marking and the running head or the foot. */
const AIR = 5
/** Ink of a letter above and below its baseline, as shares of the size; height of a logo over the rule. */
const INK = { above: 0.8, below: 0.25 }
const LOGO_INK = 16

/** Margins of small paper shrink to this share. */
const SMALL = 0.72

/** Minimum by which binding makes the inner margin wider than the outer one. */
const BINDING = 10 * MM
/** Binding makes no margin narrower than this. */
const LEAST_OUTER = 12 * MM
/** Maximum outer margin beside a notes column, in millimetres. */
const NOTES_OUTER = 20
/** Share of the text's width that a notes column takes, including its gap. */
const NOTES_SHARE = 0.34

/** Input of the geometry of pages. */
export interface GeometryOptions extends Pick<ExportOptions, 'paper' | 'mirrored' | 'notesColumn'> {
  readonly rightToLeft?: boolean
}

/** Computes the geometry of an orientation; `typesetBanner` typesets the marking in a given area. */
export function geometryOf(
  theme: Theme,
  { paper, mirrored = false, notesColumn = false, rightToLeft = false }: GeometryOptions,
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
  // A notes column takes space from a wide outer margin before it narrows the text.
  const edge = notesColumn ? Math.min(margins.outer, NOTES_OUTER) : margins.outer
  const sides = (margins.inner + edge) * scale
  const bound = Math.min((sides + BINDING) / 2, sides - LEAST_OUTER)
  // Binding shifts the text without changing its width, so that its lines break as before.
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
    rightToLeft,
    notes,
    measure: width - sides - notes,
    textHeight: height - top - bottom,
    banner,
  }
}

/** Margins at the top and the bottom: those of the theme, plus any further lines of the marking. */
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

/** Left edge of the text on a page, by its index in the document: the first page is a front side. */
export function leftMargin(geometry: Geometry, index: number): number {
  return isMirrored(geometry, index) ? geometry.outer : geometry.inner
}

/** Whether a page's inner margin is on the right. */
export function isMirrored(geometry: Geometry, index: number): boolean {
  return (geometry.mirrored && index % 2 === 1) !== geometry.rightToLeft
}
