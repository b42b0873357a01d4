// The training scenario: what its file must have, and the one that ships.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FieldSpec } from '#shared/pack'
import { loadLibrary } from './load'
import { parseScenario } from './parse-scenario'

const folder = join(import.meta.dirname, '..', '..', 'templates')
const field = (name: string, type: FieldSpec['type'], choices: string[] = []): FieldSpec => ({
  ...{ name, label: name, prompt: '', example: '', default: '' },
  type,
  choices,
})
const FIELDS = [
  field('host', 'country'),
  field('day', 'date'),
  field('begins', 'dtg'),
  field('share', 'number'),
  field('option', 'choice', ['A', 'B']),
]
const LINES = [
  'title: Gulf',
  'summary: Talks.',
  'countries:',
  '  - { name: Tarsenia, adjective: Tarsenian, article: false }',
  'values:',
  '  host: Tarsenia',
  '  day: "2026-07-07"',
  '  begins: 080600Z MAR 27',
  '  share: "55"',
  '  option: A',
]
const parse = (...lines: string[]) => parseScenario('templates/scenario.yaml', lines.join('\n'), FIELDS)
const withLine = (line: number, words: string) =>
  LINES.map((one, index) => (index + 1 === line ? words : one))

describe('the file', () => {
  it('has a value for each field', () => {
    expect(parse(...LINES).values).toMatchObject({ host: 'Tarsenia', begins: '080600Z MAR 27' })
  })

  it.each([
    [6, '  host: Atlantis', 'Atlantis must be one of the countries above'],
    [7, '  day: "2026-02-30"', 'must be a date'],
    [8, '  begins: tomorrow', 'must be a date-time group'],
    [9, '  share: "many"', 'must be a number'],
    [10, '  option: C', 'must be one of: A, B'],
    [10, '  option: ""', 'must not be empty'],
  ])('refuses in line %i: %s', (line, words, message) => {
    const fault = new RegExp(`scenario\\.yaml:${line}: .*${message}`)
    expect(() => parse(...withLine(line, words))).toThrow(fault)
  })

  it('refuses a missing field and an unknown one', () => {
    expect(() => parse(...LINES.slice(0, -1))).toThrow(/scenario\.yaml:\d+: values\.option/)
    expect(() => parse(...LINES, '  other: words')).toThrow(/scenario\.yaml:\d+: .*other/)
  })
})

describe('the scenario that ships', () => {
  const { scenario, fields } = loadLibrary(folder)

  it('has a value for every field', () => {
    expect(Object.keys(scenario.values).sort()).toEqual(fields.map(({ name }) => name).sort())
  })

  it('has its dates in order', () => {
    const { values } = scenario
    const inOrder = [
      'as_at_date',
      'lesson_date',
      'decision_date',
      'engagement_date',
      'report_due',
      'handover_date',
    ]
    const dates = inOrder.map((name) => values[name] ?? '')
    expect(dates).toEqual([...dates].sort())
    const events = ['ipe_date', 'mpe_date', 'fpe_date'].map((name) => values[name] ?? '')
    expect(events).toEqual([...events].sort())
  })

  it('names no real country', () => {
    const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8')
    expect(text).not.toMatch(/\b(Norway|Canada|Russia|China|United|Ukraine|Iran|Israel|Taiwan)\b/)
  })
})
