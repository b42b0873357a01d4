// What inputs of fields offer: date-time groups and countries.
import { expect, it } from 'vitest'
import { countryNames } from './countries'
import { dateTimeGroup } from './date-time-group'

it('writes a date-time group in UTC', () => {
  expect(dateTimeGroup(new Date(Date.UTC(2026, 10, 5, 4, 7)))).toBe('050407ZNOV26')
})

it('lists countries and no groupings', () => {
  const names = countryNames()
  expect(names).toEqual(expect.arrayContaining(['France', 'Norway', 'United Kingdom']))
  expect(names).not.toContain('European Union')
  expect(names.length).toBeGreaterThan(190)
  expect(names.length).toBeLessThan(270)
})
