// Words for versions: when and why they were kept, and what changed.
import { quotable } from '#shared/characters'
import type { VersionCause, VersionChanges, VersionEntry } from '#shared/history'
import { hasRightToLeft, isolated } from '#shared/isolates'

const CAUSES: Readonly<Record<VersionCause, string>> = {
  saved: '',
  named: '',
  exported: 'Exported as PDF',
  printed: 'Printed',
  sent: 'Copy sent',
  restored: 'Before a restore',
}

/** Characters of a title in a row. */
const LONGEST_TITLE = 60
/** Titles named in a row; the others are counted. */
const MOST_TITLES = 3

/** Created once: this takes longer than formatting a hundred times. */
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })

/** `14:05`, in local time. */
export const timeWords = (time: number): string => clock.format(time)

/** `Today`, `Yesterday`, or the date. */
export function dayWords(time: number, now: number): string {
  const words = day.format(time)
  if (words === day.format(now)) return 'Today'
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  return words === day.format(yesterday) ? 'Yesterday' : words
}

/** What marks a version: its name, why it was kept, or nothing. */
export function markWords({ number, name, cause, about }: VersionEntry): string {
  if (number === null) return 'Present text'
  const why = [CAUSES[cause], about].filter((part) => part !== '').join(', ')
  return [name, why].filter((part) => part !== '').join(' · ')
}

/** `Situation, Mission; removed: Logistics · +12 −3 words`. */
export function changeWords(changes: VersionChanges | null): string {
  if (changes === null) return 'First version kept'
  const { sections, details, fields, moved, wordsAdded, wordsRemoved } = changes
  const titles = (how: string) =>
    listed(sections.filter(({ change }) => change === how).map(({ title }) => titleWords(title)))
  const parts = [
    listed([
      ...sections.filter(({ change }) => change === 'changed').map(({ title }) => titleWords(title)),
      ...(details ? ['details'] : []),
      ...(fields ? ['fields'] : []),
      ...(moved ? ['order of sections'] : []),
    ]),
    prefixed('added: ', titles('added')),
    prefixed('removed: ', titles('removed')),
  ].filter((part) => part !== '')
  const counts = [
    ...(wordsAdded > 0 ? [`+${wordsAdded}`] : []),
    ...(wordsRemoved > 0 ? [`−${wordsRemoved}`] : []),
  ]
  const what = parts.join('; ') || 'No changes'
  const sentence = what.charAt(0).toUpperCase() + what.slice(1)
  return counts.length > 0 ? `${sentence} · ${counts.join(' ')} words` : sentence
}

/** The start of a long title; one from right to left leaves the numbers after it in their order. */
function titleWords(title: string): string {
  const words = quotable(title || 'Untitled section', LONGEST_TITLE)
  return hasRightToLeft(words) ? isolated(words) : words
}

const prefixed = (prefix: string, words: string): string => (words === '' ? '' : `${prefix}${words}`)

function listed(titles: readonly string[]): string {
  if (titles.length <= MOST_TITLES) return titles.join(', ')
  return `${titles.slice(0, MOST_TITLES - 1).join(', ')} and ${titles.length - MOST_TITLES + 1} more`
}
