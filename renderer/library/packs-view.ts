// The list of packs: sorted by a column, with relative times.
import { bannerText } from '#shared/markings'
import type { ListChanges, PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'

export const SORT_KEYS = [
  'favourite',
  'title',
  'kind',
  'marking',
  'author',
  'reference',
  'sections',
  'pages',
  'changed',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** A column and its direction. */
export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

/** Returns the list after changes to it, last changed first; packs that are the same stay the same objects. */
export function listAfter(
  before: readonly PackSummary[],
  { isWhole, packs, gone }: ListChanges,
): readonly PackSummary[] {
  if (isWhole) return packs
  if (packs.length === 0 && gone.length === 0) return before
  const left = new Set([...gone, ...packs.map(({ id }) => id)])
  const stay = before.filter(({ id }) => !left.has(id))
  return [...packs, ...stay].sort((one, other) => other.changed - one.changed)
}

/** Returns the packs in the requested order; those that are equal in it keep theirs. */
export function sortedPacks(packs: readonly PackSummary[], { by, descending }: Sort): PackSummary[] {
  const sign = descending ? -1 : 1
  const keyed = packs.map((pack) => ({ pack, value: sortValue(pack, by) }))
  return keyed.sort((one, other) => sign * compare(one.value, other.value)).map(({ pack }) => pack)
}

/** Returns the next sort after a click on a column head: a new column starts with the order most often wanted. */
export function nextSort(sort: Sort | null, by: SortKey): Sort {
  if (sort?.by === by) return { by, descending: !sort.descending }
  return { by, descending: ['favourite', 'changed', 'sections', 'pages'].includes(by) }
}

function sortValue(pack: PackSummary, by: SortKey): string | number {
  if (by === 'marking') return bannerText(pack.marking)
  if (by === 'pages') return pack.pages ?? -1
  if (by === 'favourite') return pack.favourite ? 1 : 0
  // As it is shown: one without words is called Untitled pack.
  return by === 'title' ? packTitle(pack.title) : pack[by]
}

const inOrder = new Intl.Collator('en', { numeric: true })

/** The order of titles and tags: `Tag 2` before `Tag 10`. */
export const byName = (one: string, other: string): number => inOrder.compare(one, other)

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return byName(String(one), String(other))
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Formats how long ago something was: precisely for the last day, then in days, months and years. Both in milliseconds
 * since 1970.
 */
export function agoWords(changed: number, now: number): string {
  const ago = now - changed
  if (ago < MINUTE) return 'Just now'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`
  if (ago < DAY) return `${Math.floor(ago / HOUR)} h ago`
  const days = Math.floor(ago / DAY)
  if (days === 1) return 'Yesterday'
  if (days < 60) return `${days} days ago`
  return days < 730 ? `${Math.floor(days / 30)} months ago` : `${Math.floor(days / 365)} years ago`
}
