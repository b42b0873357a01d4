// How often a library is backed up, and which backups are kept: the last ones, and the newest one of each of the last hours, days and weeks of use.
const HOUR_MS = 60 * 60 * 1000

/** The last ones are kept whenever they were made: two that were asked for in one second are both wanted. */
const LAST = 4

/** A period of time, and how many of them keep a backup. Periods without a backup don't count. */
interface Turn {
  readonly ms: number
  readonly keep: number
}

/** The rotation. */
const TURNS: readonly Turn[] = [
  { ms: HOUR_MS, keep: 6 },
  { ms: 24 * HOUR_MS, keep: 7 },
  { ms: 7 * 24 * HOUR_MS, keep: 4 },
]

/** While the program is used, a backup is made this often. */
export const EVERY_MS = HOUR_MS

/** What decides whether a backup is kept. */
export interface Kept {
  /** Milliseconds since 1970. */
  readonly time: number
  /** Something of the library could not be read when it was made. */
  readonly damaged: boolean
}

/**
 * Returns the backups that are kept of these, which are sorted by their number, newest first: clocks may have been
 * wrong. A damaged one is only kept while it is the newest, and never takes the place of another.
 */
export function keptOf<T extends Kept>(backups: readonly T[]): T[] {
  const sound = backups.filter(({ damaged }) => !damaged)
  const kept = new Set([...backups.slice(0, 1), ...sound.slice(0, LAST)])
  for (const { ms, keep } of TURNS) {
    const periods = new Set<number>()
    for (const backup of sound) {
      const period = Math.floor(backup.time / ms)
      if (periods.has(period)) continue
      if (periods.size === keep) break
      periods.add(period)
      kept.add(backup)
    }
  }
  return backups.filter((backup) => kept.has(backup))
}

/** Whether it is time for the next backup. A last one in the future is of a wrong clock. */
export function isDue(last: number | null, now: number): boolean {
  return last === null || Math.abs(now - last) >= EVERY_MS
}
