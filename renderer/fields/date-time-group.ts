// The military date-time group.

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Formats day, hour and minute in UTC (zone Z), month and year: `221430ZNOV26`. */
export function dateTimeGroup(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = two(moment.getUTCDate()) + two(moment.getUTCHours()) + two(moment.getUTCMinutes())
  return `${time}Z${MONTHS[moment.getUTCMonth()]}${two(moment.getUTCFullYear() % 100)}`
}

const GROUP = /^(\d{2})(\d{2})(\d{2})Z([A-Z]{3})(\d{2})$/

/** Parses a group in zone Z of this century; null when it is invalid or in another zone. */
export function momentOf(group: string): Date | null {
  const [, day, hour, minute, name = '', year] = GROUP.exec(group.trim().toUpperCase()) ?? []
  const month = MONTHS.indexOf(name)
  if (month < 0) return null
  const moment = new Date(Date.UTC(2000 + Number(year), month, Number(day), Number(hour), Number(minute)))
  return dateTimeGroup(moment) === group.trim().toUpperCase() ? moment : null
}
