// Dates and ranges of dates: as stored, and as the languages on offer print them.
import { filled, isWholeLanguage, printWords } from './print-words'

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
 * Formats `2026-03-12` as `12 March 2026`, which is also the form of the US forces (AR 25-50), or as another language writes
 * it; other text, and languages that the program does not know, are unchanged.
 */
export function longDate(date: string, language: string): string {
  if (!isDay(date) || !isWholeLanguage(language)) return date
  return filled(printWords(language).date, partsOf(date, language))
}

function partsOf(date: string, language: string) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { day, month: printWords(language).months.split(' ')[month - 1] ?? '', year }
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
 * none, and languages that the program does not know, are as stored.
 */
export function longRange(value: string, language: string): string {
  const { first, last } = readRange(value)
  if (last === '' || first === last) return longDate(first, language)
  const isRight = isDay(first) && isDay(last) && first < last
  const [from, to] = [longDate(first, language), longDate(last, language)]
  if (!isRight || from === first) return `${from} – ${to}`.trim()
  if (first.slice(0, 7) === last.slice(0, 7)) {
    const { day, ...rest } = partsOf(first, language)
    return filled(printWords(language).days, { ...rest, day, last: partsOf(last, language).day })
  }
  if (!/^en\b/i.test(language)) return `${from} – ${to}`
  const [day, month, year] = from.split(' ')
  if (!to.endsWith(` ${year}`)) return `${from} – ${to}`
  return `${day} ${month} – ${to}`
}
