// What the side panel computes: date-time groups, countries, names of new fields.
import { expect, it } from 'vitest'
import { countryNames } from './countries'
import { dateTimeGroup } from './date-time-group'
import { fieldNameFrom } from './field-name'

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

it('makes names of fields from labels, and never one that is taken', () => {
  expect(fieldNameFrom('Head of mission', [])).toBe('head_of_mission')
  expect(fieldNameFrom('Côte d’Ivoire: état', [])).toBe('cote_d_ivoire_etat')
  expect(fieldNameFrom('2nd visit', [])).toBe('field_2nd_visit')
  expect(fieldNameFrom('Ядро', [])).toBe('field')
  expect(fieldNameFrom('Host', ['host', 'host_2'])).toBe('host_3')
})
