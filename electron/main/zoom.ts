// Sizes of what the window shows, in steps.
import type { ZoomStep } from '#shared/menu'

const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
/** Sizes differ by less than this when they are meant to be the same. */
const SAME = 0.01

/** The factor after a step from another: the nearest one that is larger or smaller, or the normal size. */
export function zoomAfter(factor: number, step: ZoomStep): number {
  if (step === 0) return 1
  const next =
    step > 0 ? FACTORS.find((one) => one > factor + SAME) : FACTORS.findLast((one) => one < factor - SAME)
  return next ?? FACTORS.at(step > 0 ? -1 : 0) ?? 1
}

/** A factor that was stored; the normal size when it makes no sense. */
export function validZoom(value: unknown): number {
  return typeof value === 'number' && value >= FACTORS[0] && value <= 3 ? value : 1
}
