// Opens the window's library day after day, without waiting.
import type { Database } from '../database'
import { tidyLibrary } from '../tidy'

/** Milliseconds per day. */
export const DAY = 24 * 60 * 60 * 1000

/**
 * Starts once on each of the given number of days, the first one tomorrow or after `from`; returns the time of the
 * last.
 */
export function startDaily(db: Database, days: number, from = Date.now()): number {
  for (let day = 1; day <= days; day += 1) tidyLibrary(db, from + day * DAY)
  return from + days * DAY
}
