// Limits of a search.

/** Maximum number of matches; the count says when it is reached. */
export const MOST_FOUND = 100_000
