// Which versions of a pack are kept: many of the last hours, fewer the older they are, and marked ones for ever.
const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** While a pack is worked on, its text is kept this often. */
export const EVERY_MS = 5 * MINUTE_MS

/** The last ones are kept however close together they are: each was kept before something was removed or replaced. */
export const LAST = 10

/** A period of time, and how many of them keep a version. Periods without a version don't count. */
interface Turn {
  readonly ms: number
  readonly keep: number
}

/** The rotation. Nothing else says how many versions there are. */
export const TURNS: readonly Turn[] = [
  { ms: EVERY_MS, keep: 24 },
  { ms: HOUR_MS, keep: 24 },
  { ms: DAY_MS, keep: 30 },
  { ms: 7 * DAY_MS, keep: 26 },
  { ms: 28 * DAY_MS, keep: Number.POSITIVE_INFINITY },
]

/** What decides whether a version is kept. */
export interface Timed {
  /** Milliseconds since 1970. */
  readonly time: number
  /** Named versions are always kept. */
  readonly named: boolean
  /** Of versions with the same mark, the last of each day is kept; empty for none. */
  readonly mark: string
}

/**
 * Returns the versions that are kept of these, which are sorted by their number, newest first: clocks may have been
 * wrong. In each period the newest one is kept, so that a session's last text outlives what led to it.
 */
export function keptVersions<T extends Timed>(versions: readonly T[]): T[] {
  const kept = new Set([...versions.slice(0, LAST), ...versions.filter(({ named }) => named)])
  for (const { ms, keep } of TURNS) keepNewest(versions, kept, keep, ({ time }) => Math.floor(time / ms))
  const marked = versions.filter(({ mark }) => mark !== '')
  keepNewest(
    marked,
    kept,
    Number.POSITIVE_INFINITY,
    ({ time, mark }) => `${Math.floor(time / DAY_MS)} ${mark}`,
  )
  return versions.filter((version) => kept.has(version))
}

function keepNewest<T>(
  versions: readonly T[],
  kept: Set<T>,
  most: number,
  periodOf: (one: T) => unknown,
): void {
  const periods = new Set<unknown>()
  for (const version of versions) {
    const period = periodOf(version)
    if (periods.has(period)) continue
    if (periods.size === most) break
    periods.add(period)
    kept.add(version)
  }
}

/** Whether it is time to keep the text again. A last time in the future is of a wrong clock. */
export function isDue(last: number | null, now: number): boolean {
  return last === null || Math.abs(now - last) >= EVERY_MS
}
