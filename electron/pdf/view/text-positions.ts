// Converts positions between page and text, using the tags of the frames, which know their block.
import type { ClickedPosition, PageBounds, TextPosition } from '#shared/page-positions'
import { type Frame, type Layout, NO_BLOCK, type Tag, type TagUnit, type TextFrame } from '../types'
import { eachWord } from './draw-page'

/** The first and last page of each unit, from 0; null for one without text. */
export type UnitPages = readonly ({ readonly first: number; readonly last: number } | null)[]

/** Returns the pages of each unit. */
export function unitPages(layout: Layout): UnitPages {
  const found: ({ first: number; last: number } | null)[] = layout.units.map(() => null)
  layout.pages.forEach((page, index) => {
    let before = -1
    for (const { unit } of page.groups) {
      if (unit === before || unit < 0) continue
      before = unit
      const known = found[unit]
      if (known) known.last = index
      else found[unit] = { first: index, last: index }
    }
  })
  return found
}

/** The letters of a text, as positions count them. */
export const lettersOf = (text: string): string => text.replace(/[\s\u00ad\u2010\u2011-]/gu, '')

/** The block that a tag comes from; `NO_BLOCK` if none. */
function blockOf({ origin }: TagUnit, tag: number): number {
  if (!origin || tag < 0) return NO_BLOCK
  let block = NO_BLOCK
  for (const [place, first] of origin.starts) {
    if (first > tag) break
    block = place
  }
  return block
}

/** Numbers of list items and notes are added in print: the text does not contain them. */
function isOwnText(tags: readonly Tag[], tag: number): boolean {
  for (let at = tag; at >= 0; at = tags[at]?.parent ?? -1) {
    const role = tags[at]?.role
    if (role === 'Lbl' || role === 'Note') return false
  }
  return true
}

interface Line {
  readonly frame: TextFrame
  readonly page: number
  readonly x: number
  readonly y: number
}

/** The lines of a block in reading order. */
function linesOf(layout: Layout, pages: UnitPages, unit: number, block: number): Line[] {
  const range = pages[unit]
  const tags = layout.units[unit]
  if (!range || !tags) return []
  const lines: Line[] = []
  for (let page = range.first; page <= range.last; page++) {
    for (const group of layout.pages[page]?.groups ?? []) {
      if (group.unit !== unit) continue
      for (const frame of group.frames) {
        if (frame.kind !== 'text' || blockOf(tags, frame.tag) !== block || !isOwnText(tags.tags, frame.tag))
          continue
        lines.push({ frame, page, x: group.x + frame.x, y: group.y + frame.y })
      }
    }
  }
  return lines
}

const textOf = ({ words }: TextFrame): string => lettersOf(words.map(({ text }) => text).join(''))

/** Number of letters around a clicked position. */
const CONTEXT = 32

/** Returns the text position nearest to a point on a page; null when there is no text of the pack on it. */
export function positionAt(
  layout: Layout,
  pages: UnitPages,
  page: number,
  x: number,
  y: number,
): ClickedPosition | null {
  const hit = nearest(layout, page, x, y)
  if (!hit) return null
  const unit = layout.units[hit.unit]
  const block = unit ? blockOf(unit, hit.tag) : NO_BLOCK
  if (!unit?.origin || block === NO_BLOCK) return null
  const lines = linesOf(layout, pages, hit.unit, block)
  const at = lines.findIndex(({ frame }) => frame === hit.frame)
  const { section } = unit.origin
  if (at < 0) return { section, block, letters: 0, before: '', after: '' }
  const line = lines[at] as Line
  const within = lettersOf(textBefore(line.frame, x - line.x)).length
  const texts = lines.map(({ frame }) => textOf(frame))
  const letters = texts.slice(0, at).reduce((sum, text) => sum + text.length, 0) + within
  const whole = texts.join('')
  return {
    section,
    block,
    letters,
    before: whole.slice(Math.max(0, letters - CONTEXT), letters),
    after: whole.slice(letters, letters + CONTEXT),
  }
}

/** Text of a line up to a distance from its start. */
function textBefore(line: TextFrame, distance: number): string {
  let text = ''
  eachWord(line, (word, along, width) => {
    if (along + width <= distance) text += word.text
    else if (along < distance && word.text.length > 0) {
      const share = (distance - along) / width
      const end = Math.round(share * word.text.length)
      text += word.rightToLeft ? '' : word.text.slice(0, end)
    }
  })
  return text
}

interface Hit {
  readonly frame: Frame
  readonly unit: number
  readonly tag: number
}

/** Weight of vertical distance relative to horizontal when looking for the nearest line. */
const DOWN = 4

function nearest(layout: Layout, page: number, x: number, y: number): Hit | null {
  let best: Hit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const group of layout.pages[page]?.groups ?? []) {
    const unit = layout.units[group.unit]
    if (!unit?.origin) continue
    for (const frame of group.frames) {
      if ((frame.kind !== 'text' && frame.kind !== 'image') || blockOf(unit, frame.tag) === NO_BLOCK) continue
      const [left, top, right, bottom] = boxOf(frame, group.x, group.y)
      const far = outside(x, left, right) + DOWN * outside(y, top, bottom)
      if (far >= least) continue
      least = far
      best = { frame, unit: group.unit, tag: frame.tag }
    }
  }
  return best
}

const outside = (value: number, low: number, high: number): number =>
  value < low ? low - value : Math.max(0, value - high)

/** Height of a line above and below its baseline, as fractions of the size. */
const ABOVE = 0.8
const BELOW = 0.25

function boxOf(
  frame: Extract<Frame, { kind: 'text' | 'image' }>,
  dx: number,
  dy: number,
): [number, number, number, number] {
  const [x, y] = [frame.x + dx, frame.y + dy]
  if (frame.kind === 'image') return [x, y, x + frame.width, y + frame.height]
  let width = 0
  eachWord(frame, (_word, along, wide) => {
    width = along + wide
  })
  return [x, y - frame.size * ABOVE, x + width, y + frame.size * BELOW]
}

/** Returns where a text position is printed; null when it isn't. */
export function boundsOnPage(layout: Layout, pages: UnitPages, place: TextPosition): PageBounds | null {
  const unit = layout.units.findIndex(({ origin }) => origin?.section === place.section)
  const origin = layout.units[unit]?.origin
  if (!origin) return null
  // A block that isn't printed (a page break, guidance) takes the end of the block before it.
  for (let block = place.block; block >= 0; block--) {
    const found = boundsOfBlock(layout, pages, unit, block, block === place.block ? place.letters : null)
    if (found) return found
  }
  return null
}

function boundsOfBlock(
  layout: Layout,
  pages: UnitPages,
  unit: number,
  block: number,
  letters: number | null,
): PageBounds | null {
  const boxes = boxesOf(layout, pages, unit, block)
  const lines = linesOf(layout, pages, unit, block)
  let left = letters ?? Number.POSITIVE_INFINITY
  const line = lines.find(({ frame }) => {
    left -= textOf(frame).length
    return left <= 0
  })
  const at = line ?? lines.at(-1)
  const page = at?.page ?? boxes[0]?.page
  const own = boxes.filter((box) => box.page === page)
  const [first] = own
  if (!first || page === undefined) return null
  const blockTop = Math.min(...own.map(({ top }) => top))
  const blockBottom = Math.max(...own.map(({ bottom }) => bottom))
  const size = at?.frame.size ?? 0
  return {
    page,
    top: at ? at.y - size * ABOVE : blockTop,
    bottom: at ? at.y + size * BELOW : blockBottom,
    blockTop,
    blockBottom,
    left: Math.min(...own.map((box) => box.left)),
  }
}

interface Box {
  readonly page: number
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** The boxes of a block on its pages, without its footnotes. */
function boxesOf(layout: Layout, pages: UnitPages, unit: number, block: number): Box[] {
  const range = pages[unit]
  const tags = layout.units[unit]
  if (!range || !tags) return []
  const boxes: Box[] = []
  for (let page = range.first; page <= range.last; page++) {
    for (const group of layout.pages[page]?.groups ?? []) {
      if (group.unit !== unit) continue
      for (const frame of group.frames) {
        if ((frame.kind !== 'text' && frame.kind !== 'image') || blockOf(tags, frame.tag) !== block) continue
        if (
          tags.tags[frame.tag]?.role === 'Lbl'
            ? isInNote(tags.tags, frame.tag)
            : !isOwnText(tags.tags, frame.tag)
        )
          continue
        const [left, top, , bottom] = boxOf(frame, group.x, group.y)
        boxes.push({ page, left, top, bottom })
      }
    }
  }
  return boxes
}

function isInNote(tags: readonly Tag[], tag: number): boolean {
  for (let at = tag; at >= 0; at = tags[at]?.parent ?? -1) if (tags[at]?.role === 'Note') return true
  return false
}
