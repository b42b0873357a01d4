// Date and time in words.

/** Made once: making it takes longer than a hundred uses. */
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Date and time where the user is: `22 Nov 2026, 14:05`. */
export function dateWords(changed: number): string {
  return dateAndTime.format(changed)
}
