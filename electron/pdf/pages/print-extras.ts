// Optional parts of a page: the word DRAFT across it, line numbers, a ruled notes column. All artifacts.
import { hasRightToLeft } from '#shared/isolates'
import type { PrintWords } from '#shared/print-words'
import type { FontSet } from '../fonts/font-set'
import { fontOf } from '../fonts/font-style'
import { oneLine } from '../text/one-line'
import { MM, type TextLook, type Theme } from '../theme'
import type { Frame, Tag, TagIndex } from '../types'
import { lineFrame } from './furniture'
import { type Geometry, isMirrored, leftMargin } from './geometry'
import type { FilledPage, PlacedStrip } from './paginate'

/** Tools for typesetting these parts. */
export interface ExtrasInput {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly geometry: Geometry
  /** Index of the page in the document. */
  readonly index: number
  readonly words: PrintWords['page']
}

/** Light enough to read black text over it, dark enough to survive a photocopier. */
const WATERMARK_COLOUR = '#e6e6e6'
/** Share of the page's diagonal that the word spans. */
const WATERMARK_SPAN = 0.54
/** Height of capitals, in ems. */
const CAPITALS = 0.72

/** The word along the page's rising diagonal, announced under a tag or an artifact. */
export function watermark(
  { fonts, words, geometry: { width, height, rightToLeft } }: ExtrasInput,
  tag: TagIndex,
): Frame[] {
  const font = fontOf('sans', true, false)
  const shaped = fonts.shape(font, words.draft, rightToLeft && hasRightToLeft(words.draft))
  const diagonal = Math.hypot(width, height)
  const size = (diagonal * WATERMARK_SPAN * 1000) / shaped.width
  const span = diagonal * WATERMARK_SPAN
  const [cos, sin] = [width / diagonal, height / diagonal]
  const rise = (size * CAPITALS) / 2
  // From the centre of the page back along the diagonal, then down by half the height of the letters.
  const x = width / 2 - (span / 2) * cos + rise * sin
  const y = height / 2 + (span / 2) * sin + rise * cos
  const turn = (Math.atan2(height, width) * 180) / Math.PI
  return [{ kind: 'text', x, y, words: shaped.words, size, colour: WATERMARK_COLOUR, stretch: 0, tag, turn }]
}

const NUMBER_SIZE = 7
const NUMBER_GAP = 11

/** Tags of a unit, to know what its words belong to. */
export type TagsOf = (unit: number) => readonly Tag[]

/**
 * Numbers of the page's text lines, every line, from 1 on each page. As word processors and law offices do it, tables,
 * notes and drawings are passed over; the title block and the contents (unit 0) are too.
 */
export function lineNumbers(input: ExtrasInput, filled: FilledPage, tagsOf: TagsOf): Frame[] {
  const { fonts, theme, geometry, index } = input
  const look: TextLook = {
    ...theme.furniture,
    family: 'sans',
    size: NUMBER_SIZE,
    bold: false,
    italic: false,
    colour: theme.colours.muted,
  }
  const left = leftMargin(geometry, index)
  // If the notes column is on the left, the numbers are on the other side.
  const atRight = geometry.notes > 0 ? isMirrored(geometry, index) : geometry.rightToLeft
  const at = atRight ? left + geometry.measure + NUMBER_GAP : left - NUMBER_GAP
  const lines = filled.body.flatMap((placed) => baselineOf(placed, tagsOf) ?? [])
  return lines.map((y, line) =>
    lineFrame(oneLine(fonts, String(line + 1), look), look, {
      y: geometry.top + y,
      at,
      align: atRight ? 0 : 1,
    }),
  )
}

/** The baseline of a line of text: that of its largest words, which are neither raised nor lowered. */
function baselineOf({ strip, y, unit }: PlacedStrip, tagsOf: TagsOf): number | null {
  if (unit <= 0) return null
  let size = 0
  let baseline = 0
  for (const frame of strip.frames) {
    if (frame.kind !== 'text' || frame.tag < 0 || frame.size <= size) continue
    if (isPassedOver(tagsOf(unit), frame.tag)) return null
    size = frame.size
    baseline = frame.y
  }
  return size === 0 ? null : y + baseline
}

/** Whether words are part of a table's rows, of a figure or of its caption. */
function isPassedOver(tags: readonly Tag[], tag: TagIndex): boolean {
  for (let at = tag; at >= 0; at = tags[at]?.parent ?? -1) {
    const { role, parent } = tags[at] as Tag
    if (role === 'TR' || role === 'Figure') return true
    if (role === 'Caption') return tags[parent]?.role !== 'Table'
  }
  return false
}

const COLUMN_GAP = 7 * MM
/** Height of a line of handwriting. */
const WRITING = 8 * MM

/** The notes column on the outer side: a rule beside the text, its heading, ruled lines. */
export function notesColumn({ fonts, theme, geometry, index, words }: ExtrasInput): Frame[] {
  const left = leftMargin(geometry, index)
  const width = geometry.notes - COLUMN_GAP
  const onLeft = isMirrored(geometry, index)
  const x = onLeft ? left - geometry.notes : left + geometry.measure + COLUMN_GAP
  const parting = onLeft ? left - COLUMN_GAP / 2 : left + geometry.measure + COLUMN_GAP / 2
  const bottom = geometry.top + geometry.textHeight
  const colour = theme.colours.rule
  const rule = (from: number, y: number, to: number, y2: number): Frame => ({
    kind: 'rule',
    x: from,
    y,
    x2: to,
    y2,
    width: 0.4,
    colour,
  })
  const heading: TextLook = { ...theme.furniture, family: 'sans', bold: true }
  const align = geometry.rightToLeft ? 1 : 0
  const place = { y: geometry.top + theme.furniture.size, at: x + width * align, align }
  const count = Math.floor((geometry.textHeight - WRITING / 2) / WRITING)
  return [
    rule(parting, geometry.top, parting, bottom),
    lineFrame(oneLine(fonts, words.notes, heading, geometry.rightToLeft), heading, place),
    ...Array.from({ length: count }, (_, line) => {
      const y = bottom - (count - 1 - line) * WRITING
      return rule(x, y, x + width, y)
    }),
  ]
}
