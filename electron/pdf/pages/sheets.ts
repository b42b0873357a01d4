// Sheets of enclosed files: how large a page stands on its sheet, and where the pack's marking, head and foot have room.
import type { EnclosedSheet } from '../collect/blocks'
import type { Configuration } from '../configuration'
import type { Colour, Frame } from '../types'
import { EDGE, type Geometry } from './geometry'

/** A page of an enclosed file on its sheet. Frames count from the left margin and the top of the text area. */
export interface PlacedSheet {
  readonly geometry: Geometry
  readonly frames: readonly Frame[]
  readonly plain: boolean
}

/** Small pages are enlarged up to this. */
const MOST_SCALE = 2
/** The largest sheet that PDF readers show (ISO 32000-1, annex C.2), in points. */
const LARGEST = 14_400
/** Narrowest sheet on which head and foot have room. */
const NARROWEST = 240

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Places a page of an enclosed file. */
export function placeSheet(config: Configuration, sheet: EnclosedSheet): PlacedSheet {
  const plain = sheet.stamp === 'never'
  const { geometry, area, edged } = sheet.fit === 'keep' ? ownSize(config, sheet) : fitted(config, sheet)
  const x = area.x - geometry.inner
  const y = area.y - geometry.top
  const { width, height } = area
  const placed = { x, y, width, height, asset: sheet.asset, tag: sheet.tag }
  const page: Frame = sheet.picture
    ? { kind: 'image', ...placed }
    : { kind: 'enclosed', ...placed, page: sheet.page }
  const anchors = sheet.anchors.map((id): Frame => ({ kind: 'anchor', id, x, y }))
  const edge = edged ? [outline(x, y, area, config.theme.colours.rule)] : []
  return { geometry, plain, frames: [...anchors, page, ...edge] }
}

interface OnSheet {
  readonly geometry: Geometry
  readonly area: Area
  /** Its edges are drawn: they are not those of the sheet. */
  readonly edged: boolean
}

/** A page scaled into the pack's paper: between head and foot, or over the whole paper. */
function fitted(config: Configuration, { width, height, stamp }: EnclosedSheet): OnSheet {
  const base = width > height ? config.landscape : config.portrait
  const geometry = symmetrical(base, base.width, base.height)
  const room = stamp === 'room'
  const [left, top] = room ? [EDGE, geometry.top] : [0, 0]
  const available = {
    width: geometry.width - 2 * left,
    height: room ? geometry.height - geometry.top - geometry.bottom : geometry.height,
  }
  const scale = Math.min(available.width / width, available.height / height, MOST_SCALE)
  const size = { width: width * scale, height: height * scale }
  const area = {
    x: left + (available.width - size.width) / 2,
    y: top + (available.height - size.height) / 2,
    ...size,
  }
  return { geometry, area, edged: room }
}

/** A sheet of the page's own size; where its edges must stay free, with bands above and below it. */
function ownSize(config: Configuration, { width, height, stamp }: EnclosedSheet): OnSheet {
  const base = config.portrait
  const least = Math.max(NARROWEST, 2 * EDGE + widest(base))
  const bands = stamp === 'room' || (stamp === 'always' && width < least)
  const [above, below] = bands ? [base.top, base.bottom] : [0, 0]
  const scale = Math.min(1, LARGEST / width, (LARGEST - above - below) / height)
  const size = { width: width * scale, height: height * scale }
  const sheet = bands ? Math.max(size.width, least) : size.width
  const area = { x: (sheet - size.width) / 2, y: above, ...size }
  return { geometry: symmetrical(base, sheet, size.height + above + below), area, edged: bands }
}

const widest = ({ banner }: Geometry): number => Math.max(0, ...banner.lines.map(({ width }) => width))

/** Pages of enclosed files have no binding: their margins are the same on both sides. */
function symmetrical(base: Geometry, width: number, height: number): Geometry {
  const margin = Math.min(base.inner, base.outer - base.notes, Math.max(EDGE, width / 8))
  return {
    ...base,
    width,
    height,
    inner: margin,
    outer: margin,
    mirrored: false,
    notes: 0,
    measure: width - 2 * margin,
    textHeight: height - base.top - base.bottom,
  }
}

const outline = (x: number, y: number, { width, height }: Area, stroke: Colour): Frame => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  fill: null,
  stroke,
  strokeWidth: 0.5,
})
