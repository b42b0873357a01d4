// Maximum lengths of single values, in UTF-16 units: for inputs in the window, requests and files.

/** A title, field value, caveat or caption: any text outside the sections. */
export const MAX_TEXT = 20_000
/** Title, category or tag of a template. */
export const MAX_LINE = 500
export const MAX_PURPOSE = 5000
export const MAX_TAGS = 50
/** Choices of a field. */
export const MAX_CHOICES = 300
/** Expansion of an abbreviation. */
export const MAX_EXPANSION = 300
/** Name of one of the pack's own audiences or editions, and how many of each. */
export const MAX_READER_NAME = 100
export const MAX_READERS = 50
/** Documents that a pack refers to on its first page. */
export const MAX_REFERENCES = 200
/** Largest file that can be enclosed, in bytes, and most pages of it. */
export const MAX_ENCLOSURE_BYTES = 100 * 1024 * 1024
export const MAX_ENCLOSURE_PAGES = 5000
/** Longest side of an enclosed page as it is stored, in points: a larger page is stored smaller, in its proportions. */
export const MAX_ENCLOSURE_SIDE = 100_000
/** The last date accepted by a date input, to rule out years of five digits. */
export const LAST_DAY = '9999-12-31'
