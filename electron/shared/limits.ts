// How long single values may be, in UTF-16 units: what the inputs of the window take and what requests and files may hold.

/** A title, a field's value, a caveat, a caption: whatever stands outside the sections. */
export const MAX_TEXT = 20_000
/** Title, category or tag of a template. */
export const MAX_LINE = 500
export const MAX_PURPOSE = 5000
export const MAX_TAGS = 50
/** Choices of a field. */
export const MAX_CHOICES = 300
/** What an abbreviation stands for. */
export const MAX_EXPANSION = 300
/** The last day that an input for dates takes: one with five digits for the year is no date of ours. */
export const LAST_DAY = '9999-12-31'
