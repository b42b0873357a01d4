// Page counts in words.

/** Returns `1 page` or `9 pages`. */
export const pageWords = (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`)
