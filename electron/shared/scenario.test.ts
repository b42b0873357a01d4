// The training scenario in the fields and details of a pack.
import { expect, it } from 'vitest'
import { fieldText } from './field-text'
import type { PackField, PackMeta } from './pack'
import { asExercise, EXERCISE_LABEL, filledFromScenario, replacedByScenario } from './scenario'

const field = (name: string, value: string, type: PackField['type'] = 'text'): PackField => ({
  ...{ name, label: name, prompt: '', type, example: '', default: '', choices: [] },
  value,
})
const scenario = {
  title: 'Gulf',
  summary: 'Talks.',
  countries: [{ replaces: null, hidden: false, name: 'Tarsenia', adjective: 'Tarsenian', article: false }],
  values: { host_nation: 'Tarsenia', region: 'the Gulf of Sarn' },
}
const fields = [field('host_nation', '', 'country'), field('region', 'the Baltic'), field('own', 'mine')]

it('names the fields with another value, and no empty or equal ones', () => {
  expect(replacedByScenario(fields, scenario).map(({ name }) => name)).toEqual(['region'])
  expect(
    replacedByScenario([field('region', 'the Gulf of Sarn'), field('host_nation', ' ')], scenario),
  ).toEqual([])
})

it('fills all fields that it knows, or the empty ones only', () => {
  const values = (fill: 'all' | 'empty') =>
    filledFromScenario(fields, scenario, fill).map(({ value }) => value)
  expect(values('all')).toEqual(['Tarsenia', 'the Gulf of Sarn', 'mine'])
  expect(values('empty')).toEqual(['Tarsenia', 'the Baltic', 'mine'])
})

it('leaves a field alone that is named as something every object has', () => {
  const own = [field('constructor', 'the yard')]
  expect(replacedByScenario(own, scenario)).toEqual([])
  expect(filledFromScenario(own, scenario, 'all')).toEqual(own)
})

it('gives invented countries their adjective, which stays in the pack', () => {
  const [host] = filledFromScenario(fields, scenario, 'all')
  expect(host && fieldText(host, 'en-GB', { ending: 'adjective' })).toBe('Tarsenian')
})

it('marks the pack as an exercise once, and keeps a subtitle', () => {
  const meta = {
    subtitle: 'Block two',
    marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  } as PackMeta
  const once = asExercise(meta)
  expect(once.subtitle).toBe(`Block two · ${EXERCISE_LABEL}`)
  expect(once.marking.trainingRider).toBe(true)
  expect(asExercise(once)).toEqual(once)
  const unmarked = asExercise({ ...meta, marking: { ...meta.marking, scheme: 'none' } })
  expect(unmarked.marking.trainingRider).toBe(false)
})
