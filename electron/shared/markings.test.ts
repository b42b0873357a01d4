// Equivalent levels of different schemes.
import { expect, it } from 'vitest'
import { equivalentLevel, findLevel, markingSchemes } from './markings'

const schemes = markingSchemes.filter(({ id }) => id !== 'none')
const becomes = (from: string, level: string, to: string): string => equivalentLevel(from, level, to).id

it('keeps the rank of a level in another scheme', () => {
  expect(becomes('uk', 'secret', 'nato')).toBe('nato-secret')
  expect(becomes('nato', 'nato-secret', 'us')).toBe('secret')
  expect(becomes('nato', 'nato-restricted', 'eu')).toBe('eu-restricted')
  expect(becomes('eu', 'eu-limite', 'nato')).toBe('nato-restricted')
  expect(becomes('uk', 'official', 'us')).toBe('unclassified')
})

it('uses the next higher level where a scheme has no equal one, and the highest for an unknown level', () => {
  expect(becomes('nato', 'nato-confidential', 'uk')).toBe('secret')
  expect(becomes('us', 'cosmic', 'uk')).toBe('top-secret')
})

it('lowers no level of any scheme', () => {
  for (const from of schemes)
    for (const level of from.levels)
      for (const to of schemes) {
        const next = equivalentLevel(from.id, level.id, to.id)
        expect(findLevel(to.id, next.id)?.sensitivity).toBeGreaterThanOrEqual(level.sensitivity)
      }
})

it('means the same by an id that several schemes share', () => {
  const meanings = new Map<string, Set<string>>()
  for (const { id, portion, sensitivity } of schemes.flatMap(({ levels }) => levels))
    meanings.set(id, (meanings.get(id) ?? new Set()).add(`${portion} ${sensitivity}`))
  for (const [id, found] of meanings) expect([...found], id).toHaveLength(1)
})

it('starts a pack without a marking at the lowest level', () => {
  for (const { id, levels } of schemes) expect(becomes('none', 'none', id)).toBe(levels[0]?.id)
})
