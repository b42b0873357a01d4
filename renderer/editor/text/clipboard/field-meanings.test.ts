// Definitions of fields from the clipboard are accepted only when a pack could store them.
import { expect, it } from 'vitest'
import { specOf } from './field-meanings'

const spec = {
  name: 'berth',
  label: 'Berth',
  prompt: 'Where does she lie?',
  type: 'choice',
  example: 'Pier 2',
  default: '',
  choices: ['Pier 1', 'Pier 2'],
}

it('reads what was carried, and nothing more', () => {
  expect(specOf(JSON.stringify({ ...spec, value: 'secret' }))).toEqual(spec)
})

it.each([
  { name: 'Not a name' },
  { type: 'script' },
  { label: 7 },
  { choices: 'Pier 1' },
  { choices: [1] },
  { prompt: 'x'.repeat(2001) },
])('takes none with %j', (change) => {
  expect(specOf(JSON.stringify({ ...spec, ...change }))).toBeNull()
})

it('takes none that is not JSON or no object', () => {
  for (const json of ['', '{', 'null', '[]', '"berth"']) expect(specOf(json)).toBeNull()
})
