// The pack's own audiences and editions: names that could mislead are refused, and a deleted audience is never for more readers.
import { describe, expect, it } from 'vitest'
import { editionById, mayRead, type Readers } from './document/audiences'
import { audienceName } from './editions'
import { MAX_READERS } from './limits'
import {
  audiencesOf,
  cleanReaderName,
  editionsOf,
  knownAudience,
  NO_READERS,
  nameFault,
  renamedReader,
  storedReaders,
  withAudienceSet,
  withoutReader,
  withReader,
} from './own-readers'

const made: Readers = [
  ['audience', 'Norway', '1'],
  ['audience', 'Sweden', '2'],
  ['edition', 'For Norway', '1'],
].reduce(
  (all, [kind, name, id]) => withReader(all, kind as 'audience' | 'edition', name ?? '', id ?? ''),
  NO_READERS,
)

describe('a name', () => {
  it.each([
    ['audience', 'norway'],
    ['audience', ' Norway\u202e '],
    ['audience', 'Ｎorway'],
    ['audience', 'everyone'],
    ['audience', 'Own side only'],
    ['edition', 'partner'],
    ['edition', 'Partners'],
    ['edition', 'FOR  NORWAY'],
  ] as const)('of an %s is refused when another has it: %s', (kind, name) => {
    expect(nameFault(made, kind, name, null)).toMatch(/^The pack already has an (audience|edition) named/)
  })

  it.each(['', '  ', '\u202e', '\u200d'])('must be seen: “%s”', (name) => {
    expect(nameFault(made, 'audience', name, null)).toBe('Enter a name.')
  })

  it('may be that of the other kind, its own, in any script, and as long as the bound', () => {
    expect(nameFault(made, 'edition', 'Norway', null)).toBe(null)
    expect(nameFault(made, 'audience', 'NORWAY', 'a-1')).toBe(null)
    expect(nameFault(made, 'audience', 'النرويج', null)).toBe(null)
    expect(nameFault(made, 'audience', 'x'.repeat(100), null)).toBe(null)
    expect(nameFault(made, 'audience', 'x'.repeat(101), null)).toMatch(/longer than 100/)
    expect(cleanReaderName(' a\u202eb\n c ')).toBe('ab c')
  })

  it('is refused when a pack has as many as it can', () => {
    const full = Array.from({ length: MAX_READERS }, (_, index) => `N${index}`).reduce(
      (all, name) => withReader(all, 'audience', name, name.toLowerCase()),
      NO_READERS,
    )
    expect(nameFault(full, 'audience', 'One more', null)).toBe('A pack can have 50 audiences of its own.')
    expect(nameFault(full, 'audience', 'Another', 'a-n1')).toBe(null)
  })
})

it('lists what every pack has first, and renames only the pack’s own', () => {
  expect(audiencesOf(made).map(({ name }) => name)).toEqual([
    'Own side only',
    'Instructors only',
    'Norway',
    'Sweden',
  ])
  expect(editionsOf(made).map(({ name }) => name)).toEqual([
    'Own side',
    'Partners',
    'Students',
    'Instructors',
    'For Norway',
  ])
  expect(renamedReader(made, 'a-1', 'Oslo').audiences[0]).toEqual({ id: 'a-1', name: 'Oslo' })
  expect(renamedReader(made, 'partner', 'Oslo')).toEqual(made)
})

it('gives an edition only the audiences that were ticked for it', () => {
  const may = (readers: Readers, audience: string) =>
    mayRead(editionById('briefing', 'e-1', readers), audience)
  expect(may(made, 'everyone')).toBe(true)
  expect(may(made, 'a-1')).toBe(false)
  const ticked = withAudienceSet(made, 'e-1', 'a-1', true)
  expect(may(ticked, 'a-1')).toBe(true)
  expect(may(ticked, 'a-2')).toBe(false)
  expect(may(withAudienceSet(ticked, 'e-1', 'a-1', false), 'a-1')).toBe(false)
})

it('keeps what was for a deleted audience for the own side', () => {
  const left = withoutReader(withAudienceSet(made, 'e-1', 'a-1', true), 'a-1')
  expect(left.editions[0]?.audiences).toEqual([])
  for (const { id } of editionsOf(left))
    expect(mayRead(editionById('briefing', id, left), 'a-1'), id).toBe(id === 'own' || id === 'instructor')
  expect(audienceName('a-1', left)).toBe('Own side only')
  expect(audienceName('a-1+a-2', left)).toBe('Own side only, Sweden')
  expect(knownAudience('a-1+a-2', left)).toBe('own+a-2')
  expect(knownAudience('a-1+own', left)).toBe('own')
  expect(storedReaders(withoutReader(withoutReader(left, 'a-2'), 'e-1'))).toBe(undefined)
})
