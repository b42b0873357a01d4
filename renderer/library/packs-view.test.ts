// The list of packs: search, order, and relative times.
import { describe, expect, it } from 'vitest'
import type { PackSummary } from '#shared/pack'
import { agoWords, nextSort, visiblePacks } from './packs-view'

const pack = (title: string, more: Partial<PackSummary> = {}): PackSummary => ({
  id: title,
  title,
  kind: 'briefing',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  changed: 0,
  sections: 1,
  pages: null,
  ...more,
})
const titles = (packs: readonly PackSummary[]) => packs.map((each) => each.title)

describe('visiblePacks', () => {
  const packs = [
    pack('Visit 10', { changed: 1 }),
    pack('Visit 9', { changed: 3, pages: 4 }),
    pack('Course', { kind: 'handout', changed: 2 }),
  ]

  it('finds all words in title, kind and marking', () => {
    const sort = { by: 'title', descending: false } as const
    expect(titles(visiblePacks(packs, 'visit', sort))).toEqual(['Visit 9', 'Visit 10'])
    expect(titles(visiblePacks(packs, 'OFFICIAL handout', sort))).toEqual(['Course'])
    expect(visiblePacks(packs, 'nothing', sort)).toEqual([])
    expect(titles(visiblePacks([pack('Handover of attaché')], 'attache', sort))).toHaveLength(1)
  })

  it('puts packs that were never exported last when pages count down', () => {
    expect(titles(visiblePacks(packs, '', { by: 'pages', descending: true }))[0]).toBe('Visit 9')
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
