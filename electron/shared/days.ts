// Dates and ranges of dates: as stored, and as English prints them.

/** The months in English, from January. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is a valid date, written `2026-03-12`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  // Engines may read the 30th of February as a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Whether a text has the form of a date but is not in the calendar: `2026-02-30`. */
export const isFalseDay = (text: string): boolean => DAY.test(text) && !isDay(text)

/**
 * Formats `2026-03-12` as `12 March 2026`, which is also the form of the US forces (AR 25-50); other text, and other
 * languages, are unchanged.
 */
export function longDate(date: string, language: string): string {
  if (!isDay(date) || !/^en\b/i.test(language)) return date
  const [year, month, day] = date.split('-').map(Number)
  const name = MONTHS[Number(month) - 1]
  return `${day} ${name} ${year}`
}

/** A range of dates as stored: `2026-10-03/2026-10-05`, or one day alone. */
export interface DateRange {
  /** Empty while it is not given. */
  readonly first: string
  /** Empty where the range is one day. */
  readonly last: string
}

const BETWEEN = '/'

/** Reads a stored range; other text is its first day. */
export function readRange(value: string): DateRange {
  const [first = '', ...rest] = value.split(BETWEEN)
  return { first: first.trim(), last: rest.join(BETWEEN).trim() }
}

/** Writes a range as it is stored. */
export const rangeValue = ({ first, last }: DateRange): string =>
  last === '' ? first : `${first}${BETWEEN}${last}`

/** Whether a text is a range of dates that begins before it ends, or one day. */
export function isRange(value: string): boolean {
  const range = readRange(value)
  return isDay(range.first) && (range.last === '' || isDay(range.last)) && !endsBeforeItBegins(range)
}

/** Whether a range ends before it begins. */
export const endsBeforeItBegins = ({ first, last }: DateRange): boolean =>
  isDay(first) && isDay(last) && last < first

/**
 * Formats a range: `3–5 October 2026`, `30 September – 2 October 2026`, `30 December 2026 – 2 January 2027`. Days that are
 * none, and other languages, are as stored.
 */
export function longRange(value: string, language: string): string {
  const { first, last } = readRange(value)
  if (last === '' || first === last) return longDate(first, language)
  const isRight = isDay(first) && isDay(last) && first < last
  const [from, to] = [longDate(first, language), longDate(last, language)]
  if (!isRight || from === first) return `${from} – ${to}`.trim()
  const [day, month, year] = from.split(' ')
  if (!to.endsWith(` ${year}`)) return `${from} – ${to}`
  return to.endsWith(` ${month} ${year}`) ? `${day}–${to}` : `${day} ${month} – ${to}`
}
