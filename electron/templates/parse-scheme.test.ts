// The files of marking schemes: valid, with sources, and printing the lines that they quote.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markingSchemes } from '#shared/marking-schemes'
import { bannerLines } from '#shared/markings'
import { portionText, withCaveat } from '#shared/portions'
import { parseScheme } from './parse-scheme'

const folder = join(__dirname, '..', '..', 'resources', 'markings')
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

it('has a file for each built-in scheme, and none beside them', () => {
  expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual(
    markingSchemes.map(({ id }) => id).sort(),
  )
})

describe.each(files)('%s', (file) => {
  const scheme = parseScheme(file, read(file))

  it('is what the program reads, with sources and examples', () => {
    expect(markingSchemes).toContainEqual(scheme)
    expect(`${scheme.id}.yaml`).toBe(file)
    if (scheme.id !== 'none')
      expect([scheme.sources?.length, scheme.examples?.length]).not.toContain(undefined)
  })

  it.each(scheme.examples ?? [])('prints $banner and $portion', ({ level, caveat, banner, portion }) => {
    const pack = { scheme: scheme.id, level, caveat, trainingRider: false }
    if (banner) expect(bannerLines(pack)).toEqual(banner)
    expect(portionText(scheme.caveats.onPortions ? withCaveat(level, caveat) : level)).toBe(portion)
  })
})

describe('a file with a mistake', () => {
  const us = read('us.yaml')
  it.each([
    ['a colour', "'#b3261e'", 'red', /us\.yaml:13: levels\.3\.colour: expected a colour/],
    ['a double level', 'id: cui,', 'id: unclassified,', /two levels have the id unclassified/],
    ['an order', 'sensitivity: 3', 'sensitivity: 0.5', /levels must rise/],
    ['an unknown level', 'levels: [cui]', 'levels: [cuy]', /there is no level cuy/],
    ['an unknown caveat', 'excludes: [REL TO]', 'excludes: [RELTO]', /there is no caveat RELTO/],
    ['an unknown word', 'allPortions: true', 'allPortion: true', /allPortion/],
    ['broken YAML', 'levels:', 'levels: [', /us\.yaml:\d+: /],
  ])('is refused: %s', (_name, from, to, message) => {
    expect(() => parseScheme('us.yaml', us.replace(from, to))).toThrow(message)
  })
})
