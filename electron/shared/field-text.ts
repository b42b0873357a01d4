// Field values as text: dates are written out, everything else stays as typed.
import type { PackField } from './pack'

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
 * Formats `2026-03-12` as `12 March 2026`, or `March 12, 2026` in American English; other text, and other languages,
 * are unchanged.
 */
export function longDate(date: string, language: string): string {
  if (!isDay(date) || !/^en\b/i.test(language)) return date
  const [year, month, day] = date.split('-').map(Number)
  const name = MONTHS[Number(month) - 1]
  return /^en-us\b/i.test(language) ? `${name} ${day}, ${year}` : `${day} ${name} ${year}`
}

/** Returns the words of a field; empty while it has no value. `language` is the pack's. */
export function fieldText(field: Pick<PackField, 'type' | 'value'>, language: string): string {
  const value = field.value.trim()
  return field.type === 'date' ? longDate(value, language) : value
}

/** Returns what a field prints, given its words: its label in brackets while it has none. */
export function printedField(
  words: string,
  field: Pick<PackField, 'label'> | undefined,
  name: string,
): string {
  return words.trim() || `[${field?.label ?? name.replaceAll('_', ' ')}]`
}
