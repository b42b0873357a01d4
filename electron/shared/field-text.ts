// What a field's value looks like in the text: dates are written out, all else stays as it was typed.
import type { PackField } from './pack'

const MONTHS = [
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

/** `2026-03-12` as `12 March 2026`, or `March 12, 2026` in American English; other text, and other languages, as they are. */
export function longDate(date: string, language: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const month = MONTHS[Number(match?.[2]) - 1]
  if (!match || !month || !/^en\b/i.test(language)) return date
  const day = Number(match[3])
  return /^en-us\b/i.test(language) ? `${month} ${day}, ${match[1]}` : `${day} ${month} ${match[1]}`
}

/** The words that stand for a field; empty while it has no value. `language` is the pack's. */
export function fieldText(field: Pick<PackField, 'type' | 'value'>, language: string): string {
  const value = field.value.trim()
  return field.type === 'date' ? longDate(value, language) : value
}
