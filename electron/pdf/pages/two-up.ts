// Two pages on each sheet: finished pages drawn smaller, side by side, in reading order.
import type { Destination, Page } from '../types'
import { fitted, impose, type Sheets, type Side, type Slot, sheetFor } from './impose'

/** Puts two portrait pages on each sheet, the first one where lines begin; a landscape page gets its own sheet. */
export function twoPerSheet(
  pages: readonly Page[],
  anchors: ReadonlyMap<string, Destination>,
  rightToLeft = false,
): Sheets {
  const sides: (Side & { readonly slots: Slot[] })[] = []
  let half = false
  pages.forEach((page, index) => {
    const wide = page.width > page.height
    const open = half && !wide ? sides.at(-1) : undefined
    const side = open ?? { ...sheetFor(page), slots: [], label: '' }
    if (!open) sides.push(side)
    half = !open && !wide
    const width = wide ? side.width : side.width / 2
    const place = rightToLeft && !wide ? 1 - side.slots.length : side.slots.length
    side.slots.push(fitted(page, index, { left: place * width, width, height: side.height }))
  })
  // A blank page has no number.
  const labelOf = ({ slots }: Side): string => {
    const labels = slots.map(({ page }) => pages[page]?.label ?? '').filter((label) => label !== '')
    return labels.length > 1 ? `${labels[0]}–${labels.at(-1)}` : (labels[0] ?? '')
  }
  return impose(
    pages,
    anchors,
    sides.map((side) => ({ ...side, label: labelOf(side) })),
  )
}
