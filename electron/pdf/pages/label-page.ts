// Labels: pages of the size of a label, and their places on the paper.
import { runsRightToLeft } from '#shared/isolates'
import { type LabelSheet, labelPlace, labelsOn, paperSize } from '#shared/label-sheets'
import type { PackMeta } from '#shared/pack'
import type { FontSet } from '../fonts/font-set'
import { MM, type Theme } from '../theme'
import { ARTIFACT, type Frame, type Layout, type Page } from '../types'
import { typesetBanner } from './banner'
import type { Geometry } from './geometry'
import { impose, type Side, type Slot } from './impose'

/** A label as a page: its text is set on a larger one when it has to be drawn smaller. */
export interface LabelPage {
  /** In points, as it is on paper. */
  readonly width: number
  readonly height: number
  /** How large the text is drawn, from 1 down. */
  readonly scale: number
}

/** The marking of a label, as it is on paper, in points; and the space below it. */
const MARKING = { size: 6, leading: 7, gap: 2.5 }
/** Space around the text, in points: a printer may be off by a millimetre. */
const MARGIN = { usual: 2.5 * MM, low: 1.5 * MM, lowHeight: 26 * MM }

/** The geometry of a label. Throws `export/failed` for a marking that has no room on it. */
export function labelGeometry(fonts: FontSet, theme: Theme, meta: PackMeta, label: LabelPage): Geometry {
  const { scale } = label
  const [width, height] = [label.width / scale, label.height / scale]
  const margin = (label.height < MARGIN.lowHeight ? MARGIN.low : MARGIN.usual) / scale
  const measure = width - 2 * margin
  const look = { ...theme.marking.text, size: MARKING.size / scale, leading: MARKING.leading / scale }
  const banner = typesetBanner(fonts, look, meta, { width: measure, pageHeight: height })
  const taken = banner.lines.length > 0 ? banner.ascent + banner.height + MARKING.gap / scale : 0
  return {
    width,
    height,
    top: margin + taken,
    bottom: margin,
    inner: margin,
    outer: margin,
    mirrored: false,
    rightToLeft: runsRightToLeft(meta.language),
    notes: 0,
    measure,
    textHeight: height - 2 * margin - taken,
    banner,
    edge: margin,
  }
}

/** Sizes that are tried for the text of a label. */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6]

export interface LaidLabel {
  readonly layout: Layout
  /** How large the text is; null where it doesn't fit in the smallest size. */
  readonly percent: number | null
}

/** Lays out the text of a label, as large as it fits on one page. */
export function layLabel(lay: (label: LabelPage) => Layout, sheet: LabelSheet): LaidLabel {
  const size = { width: sheet.width * MM, height: sheet.height * MM }
  let layout = lay({ ...size, scale: 1 })
  for (const scale of SCALES) {
    if (scale < 1) layout = lay({ ...size, scale })
    if (layout.pages.length <= 1) return { layout, percent: Math.round(scale * 100) }
  }
  return { layout, percent: null }
}

/** Puts the pages of a layout on sheets, one on each label, from label `start` (1 is the first) of the first sheet. */
export function placeLabels(layout: Layout, sheet: LabelSheet, start: number): Layout {
  const [width, height] = paperSize(sheet)
  const perSheet = labelsOn(sheet)
  const sides: (Side & { readonly slots: Slot[] })[] = []
  const pages = layout.pages.map((page, index) => {
    const place = start - 1 + index
    const at = Math.floor(place / perSheet)
    const side = sides[at] ?? { width: width * MM, height: height * MM, slots: [], label: String(at + 1) }
    sides[at] = side
    const { x, y } = labelPlace(sheet, place % perSheet)
    side.slots.push({ page: index, scale: (sheet.width * MM) / page.width, x: x * MM, y: y * MM })
    return index === 0 ? page : unannounced(page)
  })
  const info = { ...layout.info, exact: true, sides: undefined }
  return { ...layout, ...impose(pages, layout.anchors, sides), outline: [], info }
}

/** The marking is announced with the first label. */
const unannounced = (page: Page): Page => ({
  ...page,
  furniture: page.furniture.map((frame): Frame => ('tag' in frame ? { ...frame, tag: ARTIFACT } : frame)),
})
