// The list of packs: filtered by words, sorted by a column, with relative times.
import { bannerText } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { fold, searchWords } from '../base/search'

export type SortKey = 'title' | 'kind' | 'marking' | 'changed' | 'sections' | 'pages'

/** A column and its direction. */
export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

/** Returns the packs whose title, kind or marking contains all words typed, in the requested order. */
export function visiblePacks(packs: readonly PackSummary[], words: string, sort: Sort): PackSummary[] {
  const wanted = searchWords(words)
  const found = packs.filter((pack) => {
    const text = fold(`${pack.title} ${pack.kind} ${bannerText(pack.marking)}`)
    return wanted.every((word) => text.includes(word))
  })
  const sign = sort.descending ? -1 : 1
  return found.sort((one, other) => sign * compare(sortValue(one, sort.by), sortValue(other, sort.by)))
}

/** Returns the next sort after a click on a column head: a new column starts with the order most often wanted. */
export function nextSort(sort: Sort, by: SortKey): Sort {
  if (sort.by === by) return { by, descending: !sort.descending }
  return { by, descending: by === 'changed' || by === 'sections' || by === 'pages' }
}

function sortValue(pack: PackSummary, by: SortKey): string | number {
  if (by === 'marking') return bannerText(pack.marking)
  if (by === 'pages') return pack.pages ?? -1
  return pack[by]
}

const inOrder = new Intl.Collator('en', { numeric: true })

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return inOrder.compare(String(one), String(other))
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
