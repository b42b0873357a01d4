// Values of drawings made to exhaust a reader: their cost is linear in their length.
import { expect, it } from 'vitest'
import { readColour } from '../../svg/colour'
import { readTransform } from './transform'

it.each([
  ['a word behind the number of an angle', () => readTransform(`rotate(${'a'.repeat(1_000_000)}1)`)],
  ['an unknown transform', () => readTransform('a '.repeat(500_000))],
  ['brackets of a colour that don’t close', () => readColour('icc-color('.repeat(1_000_000))],
])('reads a million letters once: %s', (_what, read) => {
  expect(read()).toBeDefined()
})

it('reads angles in their units', () => {
  const [a, b] = readTransform('rotate(100grad)')
  expect([a, b]).toEqual([expect.closeTo(0), expect.closeTo(1)])
  expect(readTransform('rotate(0.25turn)')[1]).toBeCloseTo(1)
  expect(readTransform('rotate(90deg)')[1]).toBeCloseTo(1)
})

it('rejects transforms with a wrong name or number of values', () => {
  for (const text of [
    'constructor(1)',
    'scale()',
    'rotate(1 2)',
    'matrix(1 2 3)',
    'translate(1) x',
    'rotate(a)',
  ])
    expect(readTransform(text)).toEqual([1, 0, 0, 1, 0, 0])
  expect(readTransform('translate(1px,2px) , scale(2)')).toEqual([2, 0, 0, 2, 1, 2])
})
