// How much is found.

/** More than this are not looked for; the count says so. */
export const MOST_FOUND = 100_000
