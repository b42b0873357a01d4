// The values of table cells: numbers, dates, or text. For pasting and sorting.

/** Signs before and after the digits of an amount. */
const NUMBER = /^\(?[-−–+]?\s?[£$€¥]?\s?(?<digits>\d[\d\s\u00a0\u202f',.]*)\s?(%|‰|[a-zA-Z£$€¥°]{1,3})?\)?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Parses a number: `1,250`, `12.5 %`, `£3.2m`, `(40)` for a negative one; null for anything else. */
export function numberOf(text: string): number | null {
  const words = text.trim()
  const digits = NUMBER.exec(words)?.groups?.digits
  if (digits === undefined) return null
  const value = Number(plainDigits(digits.replace(/[\s\u00a0\u202f']/g, '')))
  if (Number.isNaN(value)) return null
  return /^\(.*\)$|^\(?[-−–]/.test(words) ? -value : value
}

/** Digits with a decimal point, whether the writer uses a comma or a point for it. */
function plainDigits(digits: string): string {
  const text = digits.replace(/[.,]$/, '')
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return text.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) && (text.includes(',') || (text.match(/\./g)?.length ?? 0) > 1))
    return text.replaceAll('.', '').replace(',', '.')
  return text.replace(',', '.')
}

/** Parses a date as a number that rises with time: `2026-03-04`, `4 March 2026`, `4 Mar 26`, `04/03/2026`. */
export function dateOf(text: string): number | null {
  const words = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return day(iso[1], iso[2], iso[3])
  const named = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4}|\d{2})$/i.exec(words)
  if (named) return day(named[3], monthOf(named[2]), named[1])
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(words)
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
  const short = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(words)
  return short ? day(short[3], short[2], short[1]) : null
}

const monthOf = (word = ''): string => String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1)

function day(year = '', month = '', date = ''): number | null {
  const [y, m, d] = [Number(year), Number(month), Number(date)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  return Date.UTC(year.length === 2 ? 2000 + y : y, m - 1, d)
}
