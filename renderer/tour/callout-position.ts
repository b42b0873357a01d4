// Positions the callout of the tour: beside its anchor, inside the window.

/** A rectangle in CSS pixels of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Gap to the anchor and to the edges of the window. */
const GAP = 12

/**
 * Returns the corner of a callout of that size: right of the anchor, else left, below or above it, wherever it fits
 * first; over its lower right corner when it fits nowhere, as for the text, which fills the window.
 */
export function calloutPosition(
  anchor: Box,
  callout: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const right = anchor.left + anchor.width
  const bottom = anchor.top + anchor.height
  const left = within(anchor.left + anchor.width / 2 - callout.width / 2, callout.width, view.width)
  const top = within(anchor.top, callout.height, view.height)
  if (right + GAP + callout.width + GAP <= view.width) return { left: right + GAP, top }
  if (anchor.left - GAP - callout.width >= GAP) return { left: anchor.left - GAP - callout.width, top }
  if (bottom + GAP + callout.height + GAP <= view.height) return { left, top: bottom + GAP }
  if (anchor.top - GAP - callout.height >= GAP) return { left, top: anchor.top - GAP - callout.height }
  return {
    left: within(right - callout.width - 2 * GAP, callout.width, view.width),
    top: within(bottom - callout.height - 2 * GAP, callout.height, view.height),
  }
}

function within(at: number, size: number, room: number): number {
  return Math.max(GAP, Math.min(at, room - size - GAP))
}
