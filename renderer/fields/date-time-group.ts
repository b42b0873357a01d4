// The military date-time group.

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Day, hour and minute in UTC (zone Z), month and year: `221430ZNOV26`. */
export function dateTimeGroup(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = two(moment.getUTCDate()) + two(moment.getUTCHours()) + two(moment.getUTCMinutes())
  return `${time}Z${MONTHS[moment.getUTCMonth()]}${two(moment.getUTCFullYear() % 100)}`
}
