// What field inputs offer: date-time groups and countries.
import { expect, it } from 'vitest'
import { dateTimeGroup, momentOf } from '#shared/date-time-group'
import { countryNames } from './countries'

it('writes a date-time group in UTC', () => {
  expect(dateTimeGroup(new Date(Date.UTC(2026, 10, 5, 4, 7)))).toBe('050407Z NOV 26')
})

it('reads its own groups, and nothing invalid or in another zone', () => {
  for (const group of [' 050407zNOV26 ', '050407Z NOV 26', '050407Z Nov 2026'])
    expect(momentOf(group)?.toISOString()).toBe('2026-11-05T04:07:00.000Z')
  for (const other of ['', 'soon', '050407ANOV26', '320407ZNOV26', '050467ZNOV26', '050407ZNUV26'])
    expect([other, momentOf(other)]).toEqual([other, null])
})

it('lists countries by names that no runtime can change', () => {
  const names = countryNames()
  expect(names).toHaveLength(250)
  expect(new Set(names).size).toBe(names.length)
  // Names that differ between runtimes, or that are disputed.
  for (const name of [
    'Falkland Islands',
    'Hong Kong',
    'Macao',
    'Palestine',
    'Taiwan',
    'Kosovo',
    'Türkiye',
    'Myanmar',
  ])
    expect(names).toContain(name)
  expect(names.join()).not.toMatch(/SAR|\((?!Keeling)|European Union|Turkey/)
})
