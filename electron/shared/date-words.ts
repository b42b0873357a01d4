// Formats date and time, and says what day it is.

/** Created once: this takes longer than formatting a hundred times. */
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Formats local date and time: `22 Nov 2026, 14:05`. */
export function dateWords(changed: number): string {
  return dateAndTime.format(changed)
}

/** Today where the user is, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
