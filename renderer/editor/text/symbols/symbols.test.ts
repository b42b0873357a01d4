// Symbols match their names and can be told apart.
import { expect, it } from 'vitest'
import { symbols } from './symbols'

it('names each sign once', () => {
  const names = symbols.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

it('knows the Greek letters in both sizes', () => {
  const of = (name: string) => symbols.find((symbol) => symbol.name === name)?.text
  expect([of('Small alpha'), of('Small rho'), of('Small sigma'), of('Small omega')]).toEqual([
    'α',
    'ρ',
    'σ',
    'ω',
  ])
  expect([of('Capital sigma'), of('Capital omega')]).toEqual(['Σ', 'Ω'])
})

it('shows something for what cannot be seen', () => {
  const unseen = symbols.filter(({ text }) => /^[\p{Z}\p{Cf}]$/u.test(text))
  expect(unseen.length).toBeGreaterThanOrEqual(3)
  expect(unseen.every(({ shown }) => shown)).toBe(true)
})
