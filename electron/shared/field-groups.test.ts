// Fields under the headings of a form, in the order of the library.
import { expect, it } from 'vitest'
import { groupedFields, optionalFields } from './field-groups'
import type { PackField } from './pack'

const field = (name: string): PackField => ({
  ...{ name, label: name, prompt: '', type: 'text', example: '', default: '', choices: [] },
  value: '',
})
const groups = [
  {
    label: 'Us',
    fields: [
      { name: 'state', optional: false },
      { name: 'embassy', optional: true },
    ],
  },
  { label: 'Them', fields: [{ name: 'host', optional: false }] },
  { label: 'Dates', fields: [{ name: 'due', optional: true }] },
]

it('asks for fields by group, needed ones first, those of the user last, and shows no empty group', () => {
  const names = ['own', 'due', 'embassy', 'state'].map(field)
  const found = groupedFields(names, groups).map(({ label, needed, optional }) => [
    label,
    needed.map(({ name }) => name),
    optional.map(({ name }) => name),
  ])
  expect(found).toEqual([
    ['Us', ['state'], ['embassy']],
    ['Dates', [], ['due']],
    ['Other fields', ['own'], []],
  ])
  expect(groupedFields([], groups)).toEqual([])
})

it('knows which fields may be left empty', () => {
  expect([...optionalFields(groups)]).toEqual(['embassy', 'due'])
})
