// Values of a field that the packs of the library have.
import { beforeEach, expect, it } from 'vitest'
import type { PackField } from '#shared/pack'
import { type Database, openDatabase } from './database'
import { createPack, deletePack } from './packs'
import { newPack } from './testing/packs'
import { usedValues } from './used-values'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

const field = (name: string, value: string): PackField => ({
  name,
  label: name,
  prompt: '',
  type: 'text',
  example: '',
  default: '',
  choices: [],
  value,
})
let clock = 0
function add(...fields: PackField[]): string {
  const { id } = createPack(db, { ...newPack('a'), fields })
  clock += 1
  db.prepare('UPDATE packs SET changed = ? WHERE id = ?').run(clock, id)
  return id
}

it('has those of the packs that were changed last first, each once, without blanks and long texts', () => {
  add(field('lead_office', 'J5 Plans'), field('other', 'x'))
  add(field('lead_office', ' J3 Operations '))
  add(field('lead_office', ''), field('other', 'y'))
  add(field('lead_office', 'z'.repeat(201)))
  add(field('lead_office', 'J5 Plans'))
  expect(usedValues(db, 'lead_office')).toEqual(['J5 Plans', 'J3 Operations'])
  expect(usedValues(db, "x' OR 1")).toEqual([])
})

it('reads no pack of the bin, none that is damaged, and at most twelve values', () => {
  deletePack(db, add(field('office', 'Gone')))
  const broken = add(field('office', 'Broken'))
  db.pragma('ignore_check_constraints = ON')
  db.prepare('UPDATE packs SET fields = ? WHERE id = ?').run('{"a', broken)
  for (let n = 1; n <= 14; n++) add(field('office', `Office ${n}`))
  const values = usedValues(db, 'office')
  expect(values).toHaveLength(12)
  expect(values[0]).toBe('Office 14')
})
