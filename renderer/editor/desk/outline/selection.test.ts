// Selecting rows of the outline.
import { expect, it } from 'vitest'
import { keepPresent, selectOne, selectTo, toggleOne } from './selection'

const order = ['a', 'b', 'c', 'd']

it('selects ranges from the anchor in both directions', () => {
  const one = selectOne('c')
  expect([...selectTo(one, 'a', order).ids]).toEqual(['a', 'b', 'c'])
  expect([...selectTo(selectTo(one, 'a', order), 'd', order).ids]).toEqual(['c', 'd'])
})

it('adds and takes away single rows but is never empty', () => {
  const two = toggleOne(selectOne('a'), 'c')
  expect([...two.ids]).toEqual(['a', 'c'])
  expect([...toggleOne(toggleOne(two, 'a'), 'c').ids]).toEqual(['c'])
})

it('falls back to what is left after a removal', () => {
  const kept = keepPresent(toggleOne(selectOne('b'), 'd'), ['a', 'b'])
  expect(kept).toEqual({ ids: new Set(['b']), focus: 'b', anchor: 'b' })
  expect(keepPresent(selectOne('x'), ['a']).focus).toBe('a')
})
