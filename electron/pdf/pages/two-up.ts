// Two pages on each sheet: finished pages drawn smaller, side by side, in reading order.
import { moveFrame } from '../flow/strip'
import type { Destination, Frame, Group, Page } from '../types'

/** Sheets, and the destinations of anchors on them. */
export interface Sheets {
  readonly pages: readonly Page[]
  readonly anchors: ReadonlyMap<string, Destination>
}

/** Position of a page: its sheet, its scale, and its top left corner. */
interface Slot {
  readonly sheet: number
  readonly scale: number
  readonly x: number
  readonly y: number
}

interface Sheet {
  readonly width: number
  readonly height: number
  readonly pages: Page[]
  readonly slots: Slot[]
}

/** Paper smaller than this (points, the long side) is paired at full size on a sheet twice as large. */
const SMALL = 700

/** Puts two portrait pages on each sheet; a landscape page gets its own sheet. */
export function twoPerSheet(pages: readonly Page[], anchors: ReadonlyMap<string, Destination>): Sheets {
  const sheets: Sheet[] = []
  let half = false
  const slots = pages.map((page): Slot => {
    const wide = page.width > page.height
    const open = half && !wide ? sheets.at(-1) : undefined
    const sheet = open ?? { ...sheetFor(page), pages: [], slots: [] }
    if (!open) sheets.push(sheet)
    half = !open && !wide
    const slot = slotOn(sheet, page, sheets.length - 1)
    sheet.pages.push(page)
    sheet.slots.push(slot)
    return slot
  })
  return { pages: sheets.map(finish), anchors: moveAnchors(anchors, slots) }
}

function sheetFor({ width, height }: Page): { width: number; height: number } {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return long < SMALL ? { width: short * 2, height: long } : { width: long, height: short }
}

function slotOn(sheet: Sheet, page: Page, index: number): Slot {
  const wide = page.width > page.height
  const available = wide ? sheet.width : sheet.width / 2
  const scale = Math.min(available / page.width, sheet.height / page.height)
  const left = wide ? 0 : sheet.pages.length * available
  return {
    sheet: index,
    scale,
    x: left + (available - page.width * scale) / 2,
    y: (sheet.height - page.height * scale) / 2,
  }
}

function finish({ width, height, pages, slots }: Sheet): Page {
  const frames = (part: 'watermark' | 'below' | 'furniture'): Frame[] =>
    pages.flatMap((page, at) => page[part].map((frame) => onSheet(frame, slots[at] as Slot)))
  const groups = pages.flatMap((page, at) => page.groups.map((group) => groupOn(group, slots[at] as Slot)))
  const [first, last] = [pages[0]?.label ?? '', pages.at(-1)?.label ?? '']
  return {
    width,
    height,
    label: pages.length > 1 ? `${first}–${last}` : first,
    groups,
    watermark: frames('watermark'),
    below: frames('below'),
    furniture: frames('furniture'),
  }
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

function moveAnchors(
  anchors: ReadonlyMap<string, Destination>,
  slots: readonly Slot[],
): Map<string, Destination> {
  return new Map(
    [...anchors].map(([id, place]) => {
      const { sheet, scale, x, y } = slots[place.page] as Slot
      return [id, { page: sheet, x: place.x * scale + x, y: place.y * scale + y }]
    }),
  )
}
