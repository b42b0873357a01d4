// What inputs of fields offer: date-time groups and countries.
import { expect, it } from 'vitest'
import { countryNames } from './countries'
import { dateTimeGroup, momentOf } from './date-time-group'

it('writes a date-time group in UTC', () => {
  expect(dateTimeGroup(new Date(Date.UTC(2026, 10, 5, 4, 7)))).toBe('050407ZNOV26')
})

it('reads its own groups, and nothing that is no moment or is of another zone', () => {
  expect(momentOf(' 050407zNOV26 ')?.toISOString()).toBe('2026-11-05T04:07:00.000Z')
  for (const other of ['', 'soon', '050407ANOV26', '320407ZNOV26', '050467ZNOV26', '050407ZNUV26'])
    expect([other, momentOf(other)]).toEqual([other, null])
})

it('lists countries and no groupings', () => {
  const names = countryNames()
  expect(names).toEqual(expect.arrayContaining(['France', 'Norway', 'United Kingdom']))
  expect(names).not.toContain('European Union')
  expect(names.length).toBeGreaterThan(190)
  expect(names.length).toBeLessThan(270)
})
