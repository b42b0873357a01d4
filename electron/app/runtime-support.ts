// Until when the runtime gets security fixes.

const DAY_MS = 86_400_000

/**
 * A new major version of Electron comes every eight weeks, and the latest three get fixes
 * (https://www.electronjs.org/docs/latest/tutorial/electron-timelines). 45.0.0 came on 20 October 2026.
 */
const KNOWN = { major: 45, released: Date.UTC(2026, 9, 20) }
const EVERY_MS = 8 * 7 * DAY_MS
const SUPPORTED = 3

/** Returns when support of this version of Electron ends, in milliseconds since 1970; later versions may come late. */
export function supportEnd(electron: string): number {
  const major = Number.parseInt(electron, 10)
  return KNOWN.released + (major - KNOWN.major + SUPPORTED) * EVERY_MS
}
