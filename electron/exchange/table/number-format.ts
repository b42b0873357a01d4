// Numbers and dates of a workbook as it shows them: the formats that people use in tables of names, dates and figures.
import { MONTHS } from '#shared/days'

/** Formats that a workbook names by number alone (ISO/IEC 29500-1, 18.8.30); 14 is the date of the reader's country. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM' },
  ...{ 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00' },
  ...{ 40: '#,##0.00', 45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss', 49: '@' },
}
const DAY_MS = 86_400_000
/** Day 0 of a workbook, after its day 60, which never was; and of one that counts from 1904. */
const START = Date.UTC(1899, 11, 30)
const START_1904 = Date.UTC(1904, 0, 1)
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
/** Words in quotation marks, escaped letters, colours and conditions in brackets, fillers. */
const LITERAL = /"([^"]*)"|\\(.)|\[[^\]]*\]|[_*]./g
const DATE_PART = /y{2,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|am\/pm|a\/p/gi

/** Returns the code of a format. */
export const formatCode = (id: number, own: ReadonlyMap<number, string>): string =>
  own.get(id) ?? BUILT_IN[id] ?? 'General'

/** A number as shown, and its date if that is what it shows. */
export function shownNumber(value: number, code: string, from1904: boolean): { text: string; day?: string } {
  const [section = code] = code.split(';')
  const bare = section.replaceAll(LITERAL, '')
  if (/[ymdhs]/i.test(bare) && !/general/i.test(bare)) return shownDate(value, section, from1904)
  if (/general|@/i.test(bare) || !/[0#?]/.test(bare)) return { text: plainNumber(value) }
  return { text: formatted(value, section, bare) }
}

/** As few digits as say it: a workbook keeps 15. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)))

function formatted(value: number, section: string, bare: string): string {
  const percent = bare.includes('%')
  const [whole = '', fraction = ''] = bare.split('.')
  const least = (whole.match(/0/g) ?? []).length
  const digits = (part: RegExp) => (fraction.match(part) ?? []).length
  const size = Math.abs(percent ? value * 100 : value)
  const text = /e\+/i.test(bare)
    ? size.toExponential(digits(/[0#?](?=.*e)/gi)).toUpperCase()
    : fixed(size, digits(/0/g), digits(/[0#?]/g))
  const [units = '', decimals] = text.split('.')
  const padded = units.padStart(least, '0')
  const grouped = whole.includes(',') ? padded.replaceAll(/\B(?=(\d{3})+$)/g, ',') : padded
  const number = decimals === undefined ? grouped : `${grouped}.${decimals}`
  const around = section.replaceAll(LITERAL, (_, words?: string, letter?: string) => words ?? letter ?? '')
  const [before = '', after = ''] = around.split(/[0#?,.]+(?:E\+0+)?/i)
  return `${value < 0 ? '-' : ''}${before}${number}${after}`
}

/** Rounded to `most` digits, of which all behind `least` go if they are zeros. */
function fixed(size: number, least: number, most: number): string {
  const text = size.toFixed(Math.min(20, most))
  if (most === least) return text
  const cut = text.replace(/0+$/, '')
  const [units = '', decimals = ''] = cut.split('.')
  return decimals.length < least ? size.toFixed(least) : decimals === '' ? units : cut
}

function shownDate(value: number, section: string, from1904: boolean): { text: string; day?: string } {
  // To the second: a day's fraction is never exact.
  const at = new Date((from1904 ? START_1904 : START) + Math.round(value * 86_400) * 1000)
  if (value < 0 || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999)
    return { text: plainNumber(value) }
  const isHalf = /am\/pm|a\/p/i.test(section)
  const pieces = section.replaceAll(/\[\$[^\]]*\]|\[(?!h|m|s)[^\]]*\]/gi, '').replaceAll(/[[\]]/g, '')
  let hours = false
  const text = pieces.replaceAll(
    /"([^"]*)"|\\(.)|[_*].|y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|am\/pm|a\/p/gi,
    (part, words?: string, letter?: string, offset?: number) => {
      if (words !== undefined || letter !== undefined) return words ?? letter ?? ''
      if (/^[_*]/.test(part)) return ''
      const next = pieces.slice((offset ?? 0) + part.length).match(DATE_PART)?.[0]
      const isMinutes = /^m{1,2}$/i.test(part) && (hours || /^s/i.test(next ?? ''))
      if (!/^m/i.test(part)) hours = /^h/i.test(part)
      return datePart(isMinutes ? part.replaceAll(/m/gi, 'n') : part, at, isHalf)
    },
  )
  const isWhole = value >= 1 && Math.abs(value - Math.round(value)) * DAY_MS < 1000
  return isWhole && /y/i.test(section) ? { text, day: at.toISOString().slice(0, 10) } : { text }
}

function datePart(part: string, at: Date, isHalf: boolean): string {
  const two = (number: number) => (part.length > 1 ? String(number).padStart(2, '0') : String(number))
  const month = MONTHS[at.getUTCMonth()] ?? ''
  const weekday = WEEKDAYS[at.getUTCDay()] ?? ''
  const hour = at.getUTCHours()
  switch (part[0]?.toLowerCase()) {
    case 'y':
      return part.length > 2 ? String(at.getUTCFullYear()) : two(at.getUTCFullYear() % 100)
    case 'm':
      if (part.length < 3) return two(at.getUTCMonth() + 1)
      return part.length === 3 ? month.slice(0, 3) : part.length === 4 ? month : month.slice(0, 1)
    case 'd':
      if (part.length < 3) return two(at.getUTCDate())
      return part.length === 3 ? weekday.slice(0, 3) : weekday
    case 'h':
      return two(isHalf ? hour % 12 || 12 : hour)
    case 'n':
      return two(at.getUTCMinutes())
    case 's':
      return two(at.getUTCSeconds())
    default:
      return hour < 12 ? 'AM' : 'PM'
  }
}
