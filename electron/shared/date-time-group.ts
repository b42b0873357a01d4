// The military date-time group, in the one form that is written: `221430Z NOV 26`.

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Formats day, hour and minute in UTC (zone Z), month and year: `221430Z NOV 26`. */
export function dateTimeGroup(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = two(moment.getUTCDate()) + two(moment.getUTCHours()) + two(moment.getUTCMinutes())
  return `${time}Z ${MONTHS[moment.getUTCMonth()]} ${two(moment.getUTCFullYear() % 100)}`
}

const GROUP = /^(\d{2})(\d{2})(\d{2})\s*Z\s*([A-Z]{3})\s*(?:20)?(\d{2})$/

/** Parses a group in zone Z of this century, with or without spaces; null when it is invalid or in another zone. */
export function momentOf(group: string): Date | null {
  const [, day, hour, minute, name = '', year] = GROUP.exec(group.trim().toUpperCase()) ?? []
  const month = MONTHS.indexOf(name)
  if (month < 0) return null
  const moment = new Date(Date.UTC(2000 + Number(year), month, Number(day), Number(hour), Number(minute)))
  // A day or hour that doesn't exist would become another one.
  const same = dateTimeGroup(moment) === `${day}${hour}${minute}Z ${name} ${year}`
  return same ? moment : null
}
