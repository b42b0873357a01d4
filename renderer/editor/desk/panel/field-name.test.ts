// Names of new fields.
import { expect, it } from 'vitest'
import { fieldNameFrom } from './field-name'

it('makes names of fields from labels, and never one that is taken', () => {
  expect(fieldNameFrom('Head of mission', [])).toBe('head_of_mission')
  expect(fieldNameFrom('Côte d’Ivoire: état', [])).toBe('cote_d_ivoire_etat')
  expect(fieldNameFrom('2nd visit', [])).toBe('field_2nd_visit')
  expect(fieldNameFrom('Ядро', [])).toBe('field')
  expect(fieldNameFrom('Host', ['host', 'host_2'])).toBe('host_3')
})
