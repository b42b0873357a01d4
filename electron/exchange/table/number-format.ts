// Numbers and dates of a workbook as it shows them.
import { format, isDateFormat } from 'numfmt'
import type { TableCell } from '#shared/table'

/** Formats that a workbook names by number alone (ISO/IEC 29500-1, 18.8.30); 14 is the date of the reader's country. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM' },
  ...{ 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00' },
  ...{ 40: '#,##0.00', 45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss', 49: '@' },
}
/** Day 0 of a workbook, after its day 60, which never was; and how many days later it is in one that counts from 1904. */
const START = Date.UTC(1899, 11, 30)
const MINUTES = 24 * 60
const LATER_1904 = 1462
/** Words in quotation marks, escaped letters, colours and conditions in brackets, fillers. */
const LITERAL = /"[^"]*"|\\.|\[[^\]]*\]|[_*]./g

/** Returns the code of a format. */
export const formatCode = (id: number, own: ReadonlyMap<number, string>): string =>
  own.get(id) ?? BUILT_IN[id] ?? 'General'

/** A number as shown, and its date and time if that is what it shows; a number in plain digits if its format isn't valid. */
export function shownNumber(value: number, code: string, from1904: boolean): TableCell {
  try {
    const isDate = isDateFormat(code)
    const serial = isDate && from1904 ? value + LATER_1904 : value
    const text = format(code, serial, { nbsp: false }).trim()
    return isDate && /y/i.test(code.replaceAll(LITERAL, '')) ? { text, ...dayOf(serial, text) } : { text }
  } catch {
    return { text: plainNumber(value) }
  }
}

/** As few digits as say it: a workbook keeps 15. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)))

/** The first day that all programs count alike: Excel knows a 29 February 1900, others count from a day earlier. */
const FIRST_SURE = 61

/** The day and time that a number of days is; a fault for a day before March 1900. */
function dayOf(serial: number, text: string): Pick<TableCell, 'day' | 'time' | 'fault'> {
  const minutes = Math.round(serial * MINUTES)
  if (minutes < FIRST_SURE * MINUTES)
    return {
      fault: `“${text}” is before March 1900, where spreadsheet programs differ by a day. Write the date as text, or leave the cell empty.`,
    }
  const [day = '', time = ''] = new Date(START + minutes * 60_000).toISOString().slice(0, 16).split('T')
  return time === '00:00' ? { day } : { day, time }
}
