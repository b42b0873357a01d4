// Formats date and time.

/** Created once: this takes longer than formatting a hundred times. */
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Formats local date and time: `22 Nov 2026, 14:05`. */
export function dateWords(changed: number): string {
  return dateAndTime.format(changed)
}
