// Imposition: finished pages drawn on larger sheets, each in its place and size.
import { moveFrame } from '../flow/strip'
import type { Destination, Frame, Group, Page } from '../types'

/** Sheets, and the destinations of anchors on them. */
export interface Sheets {
  readonly pages: readonly Page[]
  readonly anchors: ReadonlyMap<string, Destination>
}

/** A page on its sheet: its scale, and its top left corner. */
export interface Slot {
  /** Index of the page. */
  readonly page: number
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** A side of a sheet with its pages, from left to right. */
export interface Side {
  readonly width: number
  readonly height: number
  readonly slots: readonly Slot[]
  readonly label: string
  /** Marks of its own, such as where it is folded. */
  readonly marks?: readonly Frame[]
}

/** Draws pages on the sides of sheets. Groups keep the index of their page where sides are not in reading order. */
export function impose(
  pages: readonly Page[],
  anchors: ReadonlyMap<string, Destination>,
  sides: readonly Side[],
): Sheets {
  const places = new Map(
    sides.flatMap(({ slots }, side) => slots.map((slot) => [slot.page, { ...slot, side }] as const)),
  )
  const inOrder = sides.flatMap(({ slots }) => slots).every(({ page }, index) => page === index)
  const moved = [...anchors].flatMap(([id, { page, x, y }]) => {
    const slot = places.get(page)
    return slot
      ? [[id, { page: slot.side, x: x * slot.scale + slot.x, y: y * slot.scale + slot.y }] as const]
      : []
  })
  return { pages: sides.map((side) => sheetOf(side, pages, inOrder)), anchors: new Map(moved) }
}

function sheetOf(
  { width, height, slots, label, marks = [] }: Side,
  pages: readonly Page[],
  inOrder: boolean,
): Page {
  const placed = slots.flatMap((slot) => {
    const page = pages[slot.page]
    return page ? [{ page, slot }] : []
  })
  const frames = (part: 'watermark' | 'below' | 'furniture'): Frame[] =>
    placed.flatMap(({ page, slot }) => page[part].map((frame) => onSheet(frame, slot)))
  const groups = placed.flatMap(({ page, slot }) =>
    page.groups.map((group) => groupOn(inOrder ? group : { ...group, page: slot.page }, slot)),
  )
  const [first] = placed
  return {
    width,
    height,
    label,
    front: first?.page.front,
    groups,
    watermark: frames('watermark'),
    isOverlaid: placed.some(({ page }) => page.isOverlaid),
    below: [...frames('below'), ...marks],
    furniture: frames('furniture'),
  }
}

/** A slot for a page in the middle of an area, as large as fits. */
export function fitted(
  { width, height }: Page,
  page: number,
  area: { readonly left: number; readonly width: number; readonly height: number },
): Slot {
  const scale = Math.min(area.width / width, area.height / height)
  return {
    page,
    scale,
    x: area.left + (area.width - width * scale) / 2,
    y: (area.height - height * scale) / 2,
  }
}

/** Paper smaller than this (points, the long side) is paired at full size on a sheet twice as large. */
const SMALL = 700

/** The size of a sheet for two pages of a size side by side. */
export function sheetFor({ width, height }: Pick<Page, 'width' | 'height'>): Pick<Page, 'width' | 'height'> {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return long < SMALL ? { width: short * 2, height: long } : { width: long, height: short }
}

function groupOn(group: Group, { scale, x, y }: Slot): Group {
  return {
    ...group,
    x: group.x * scale + x,
    y: group.y * scale + y,
    frames: group.frames.map((frame) => scaled(frame, scale)),
  }
}

const onSheet = (frame: Frame, { scale, x, y }: Slot): Frame => moveFrame(scaled(frame, scale), x, y)

function scaled(frame: Frame, by: number): Frame {
  if (frame.kind === 'presence') return frame
  const at = { x: frame.x * by, y: frame.y * by }
  switch (frame.kind) {
    case 'text':
      return { ...frame, ...at, size: frame.size * by, stretch: frame.stretch * by }
    case 'rule':
      return { ...frame, ...at, x2: frame.x2 * by, y2: frame.y2 * by, width: frame.width * by }
    case 'box':
      return { ...frame, ...at, ...sizeOf(frame, by), strokeWidth: frame.strokeWidth * by }
    case 'anchor':
      return { ...frame, ...at }
    default:
      return { ...frame, ...at, ...sizeOf(frame, by) }
  }
}

const sizeOf = (frame: { readonly width: number; readonly height: number }, by: number) => ({
  width: frame.width * by,
  height: frame.height * by,
})
