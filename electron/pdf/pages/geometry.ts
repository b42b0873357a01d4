// Sizes of pages: paper, margins and the text area, in points.
import type { Paper } from '#shared/pack'
import type { Theme } from '../theme'
import { MM } from '../theme'

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
  /** Width and height of the text area. */
  readonly measure: number
  readonly textHeight: number
}

/** Margins of small paper shrink to this share. */
const SMALL = 0.72

/** Geometry of a paper and orientation; `markingLines` are the lines of the marking at the top and at the bottom. */
export function geometryOf(theme: Theme, paper: Paper, landscape: boolean, markingLines: number): Geometry {
  const [short, long] = PAPERS[paper]
  const [width, height] = (landscape ? [long, short] : [short, long]).map((side) => side * MM) as [
    number,
    number,
  ]
  const scale = (paper === 'a5' ? SMALL : 1) * MM
  const extra = Math.max(0, markingLines - 1) * theme.marking.text.leading
  const { margins } = theme
  const top = Math.max(margins.top * scale, 20 * MM) + extra
  const bottom = Math.max(margins.bottom * scale, 20 * MM) + extra
  const inner = margins.inner * scale
  const outer = margins.outer * scale
  return {
    width,
    height,
    top,
    bottom,
    inner,
    outer,
    mirrored: margins.mirrored,
    measure: width - inner - outer,
    textHeight: height - top - bottom,
  }
}

/** Left edge of the text on a page, by its place in the document (from 0): the first page is a right-hand one. */
export function leftMargin(geometry: Geometry, index: number): number {
  return geometry.mirrored && index % 2 === 1 ? geometry.outer : geometry.inner
}
