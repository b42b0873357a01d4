// Zoom steps of the window.
import type { ZoomStep } from '#shared/menu'

const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
/** Factors that differ by less are equal. */
const SAME = 0.01

/** Returns the factor one step from another: the next larger or smaller one, or the normal size. */
export function zoomAfter(factor: number, step: ZoomStep): number {
  if (step === 0) return 1
  const next =
    step > 0 ? FACTORS.find((one) => one > factor + SAME) : FACTORS.findLast((one) => one < factor - SAME)
  return next ?? FACTORS.at(step > 0 ? -1 : 0) ?? 1
}

/** Returns a stored factor; the normal size when it is not valid. */
export function validZoom(value: unknown): number {
  return typeof value === 'number' && value >= FACTORS[0] && value <= 3 ? value : 1
}
