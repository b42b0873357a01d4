// When a source should be checked again: a month kept with its note, and whether that month is over.

import { MONTHS } from './days'
import type { Footnote } from './document/nodes'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** Whether a text is a month, written `2027-06`. */
export const isMonth = (text: string): boolean => MONTH.test(text)

/** Whether a note is a source whose month has passed by `now`, in local time. */
export function isDue({ attrs }: Pick<Footnote, 'attrs'>, now: Date): boolean {
  if (attrs.kind !== 'source' || attrs.checkAfter === null) return false
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
  return attrs.checkAfter < month
}

/** Writes `2027-06` as `June 2027`. */
export function monthName(month: string): string {
  const [year, number] = month.split('-')
  return `${MONTHS[Number(number) - 1]} ${year}`
}
