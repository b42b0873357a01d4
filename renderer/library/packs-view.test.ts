// The list of packs: order, and relative times.
import { describe, expect, it } from 'vitest'
import type { PackSummary } from '#shared/pack'
import { agoWords, nextSort, type SortKey, sortedPacks } from './packs-view'

const pack = (title: string, more: Partial<PackSummary> = {}): PackSummary => ({
  id: title,
  title,
  kind: 'briefing',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  changed: 0,
  sections: 1,
  pages: null,
  author: '',
  reference: '',
  tags: [],
  favourite: false,
  archived: false,
  deleted: false,
  ...more,
})
const titles = (packs: readonly PackSummary[]) => packs.map((each) => each.title)

describe('sortedPacks', () => {
  const packs = [
    pack('Visit 10', { changed: 1 }),
    pack('Visit 9', { changed: 3, pages: 4, favourite: true }),
    pack('Course', { kind: 'handout', changed: 2, author: 'Maj. B. Adler' }),
  ]

  it('sorts titles with their numbers, favourites first, and by author', () => {
    const sorted = (by: SortKey, descending: boolean) => titles(sortedPacks(packs, { by, descending }))
    expect(sorted('title', false)).toEqual(['Course', 'Visit 9', 'Visit 10'])
    expect(sorted('favourite', true)[0]).toBe('Visit 9')
    expect(sorted('author', true)[0]).toBe('Course')
  })

  it('puts packs that were never exported last when pages count down', () => {
    expect(titles(sortedPacks(packs, { by: 'pages', descending: true }))[0]).toBe('Visit 9')
  })

  it('turns round on the same column, and starts a time with the newest', () => {
    expect(nextSort({ by: 'title', descending: false }, 'title')).toEqual({ by: 'title', descending: true })
    expect(nextSort({ by: 'title', descending: true }, 'changed')).toEqual({
      by: 'changed',
      descending: true,
    })
  })
})

describe('agoWords', () => {
  const now = Date.UTC(2026, 4, 20, 12)
  it.each([
    [5_000, 'Just now'],
    [3 * 60_000, '3 min ago'],
    [5 * 3_600_000, '5 h ago'],
    [30 * 3_600_000, 'Yesterday'],
    [4 * 86_400_000, '4 days ago'],
    [30 * 86_400_000, '30 days ago'],
    [100 * 86_400_000, '3 months ago'],
    [800 * 86_400_000, '2 years ago'],
  ])('says %d ms ago as %s', (ago, words) => {
    expect(agoWords(now - ago, now)).toBe(words)
  })
})
