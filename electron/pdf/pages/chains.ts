// Strips that share a page.
import type { Strip } from '../flow/strip'

/** A strip with the unit that its tags belong to. */
export interface UnitStrip {
  readonly strip: Strip
  readonly unit: number
}

/** Index after the last strip that must share a page with the one at `start`. */
export function chainEnd(strips: readonly UnitStrip[], start: number): number {
  let end = start
  while (end < strips.length - 1 && strips[end]?.strip.keep && !strips[end + 1]?.strip.breakBefore) end += 1
  return end + 1
}

/** Whether a chain is left out because it would have the next page to itself. */
export function isOptional(strips: readonly UnitStrip[], start: number, end: number): boolean {
  const next = strips[end]
  if (next && !next.strip.breakBefore) return false
  return strips.slice(start, end).every(({ strip }) => strip.optional)
}

/** Whether two strips are rows of the same table. */
export const isSameTable = (one: UnitStrip, other: UnitStrip): boolean =>
  one.unit === other.unit && one.strip.repeat !== null && one.strip.repeat.table === other.strip.repeat?.table
