// The files of conventions: valid, and what the program reads.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conventions } from '#shared/conventions'
import { THEME_IDS } from '#shared/themes'
import { parseConvention } from './parse-convention'

const folder = join(__dirname, '..', '..', 'resources', 'conventions')
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

it('are all built in, and each theme follows one of them', () => {
  expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual(
    conventions.map(({ id }) => id).sort(),
  )
  expect(conventions.flatMap(({ themes }) => themes ?? []).sort()).toEqual([...THEME_IDS].sort())
})

it.each(files)('%s is what the program reads', (file) => {
  const convention = parseConvention(file, read(file))
  expect(conventions).toContainEqual(convention)
  expect(`${convention.id}.yaml`).toBe(file)
})

describe('a file with a mistake', () => {
  it.each([
    ['an unknown line', 'line: through', 'line: thru', /uk-minute\.yaml:\d+: rows\.6\.line/],
    [
      'a line left out',
      '{ line: copy, label: Copy No }',
      '{ line: version }',
      /two rows have the line version/,
    ],
    ['a line that nobody prints', ', right: { line: copy, label: Copy No }', '', /no row has the line copy/],
    ['an unknown word', 'capitals: true', 'capital: true', /capital/],
    ['unknown marks', "'A.'", "'I.'", /marks/],
  ])('is refused: %s', (_name, from, to, message) => {
    expect(() => parseConvention('uk-minute.yaml', read('uk-minute.yaml').replace(from, to))).toThrow(message)
  })
})
