// Dates as people write them: `28 Nov 2026`; among plain numbers the month comes first in American English.
import { isDay, longDate, MONTHS } from '#shared/days'

/** A parsed date as stored (empty for none), or why it is invalid. */
export type DayReading = { readonly day: string } | { readonly fault: string }

const LETTERS = 3
const isAmerican = (language: string): boolean => /^en-us\b/i.test(language)

/** Formats `2026-11-28` as `28 Nov 2026`; other text stays as it is. */
export function shortDay(text: string): string {
  if (!isDay(text)) return text
  const [year, month, day] = text.split('-').map(Number)
  const name = MONTHS[Number(month) - 1]?.slice(0, LETTERS)
  return `${day} ${name} ${year}`
}

/** An example of the accepted form. */
export const EXAMPLE_DAY = '28 Nov 2026'

const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/
const WORDS: readonly RegExp[] = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?<month>\p{L}{3,9})\.?[\s,./-]*(?<year>\d{4}|\d{2})$/iu,
  /^(?<month>\p{L}{3,9})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?<year>\d{4}|\d{2})$/iu,
]
const DAY_FIRST = /^(?<day>\d{1,2})[\s./-](?<month>\d{1,2})[\s./-](?<year>\d{4}|\d{2})$/
const MONTH_FIRST = /^(?<month>\d{1,2})[\s./-](?<day>\d{1,2})[\s./-](?<year>\d{4}|\d{2})$/

/** Parses a typed date. Among plain numbers the day comes first, in American English the month. */
export function readDay(typed: string, language: string): DayReading {
  const text = typed.trim()
  if (text === '') return { day: '' }
  const forms = [ISO, ...WORDS, isAmerican(language) ? MONTH_FIRST : DAY_FIRST]
  const parts = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined)
  const month = parts ? monthOf(parts.month ?? '') : 0
  if (!parts || month === 0) return { fault: `This is not a date. Enter a date such as ${EXAMPLE_DAY}.` }
  if (month > MONTHS.length) {
    const order = isAmerican(language) ? 'month first, as in 11/28/2026' : 'day first, as in 28/11/2026'
    return { fault: `There is no month ${month}. Enter the ${order}.` }
  }
  const year = (parts.year ?? '').length === 2 ? `20${parts.year}` : parts.year
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${year}-${two(month)}-${two(Number(parts.day))}`
  return isDay(day) ? { day } : { fault: `There is no ${writtenOut(day)}.` }
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase())) + 1
}

/** Formats a date that may be invalid: `30 February 2026`. */
function writtenOut(day: string): string {
  const words = longDate(`${day.slice(0, -2)}01`, 'en')
  return words.replace(/\b1\b/, String(Number(day.slice(-2))))
}

/** Whether a text ends in a four-digit year: after two digits, more may follow. */
export const isWhole = (text: string): boolean =>
  text.trim() === '' || ISO.test(text.trim()) || /\d{4}$/.test(text.trim())
