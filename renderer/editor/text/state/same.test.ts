// Deep equality.
import { expect, it } from 'vitest'
import { sameValue } from './same'

it('compares plain values by depth', () => {
  expect(sameValue([{ a: 1, b: [null, 'x'] }], [{ a: 1, b: [null, 'x'] }])).toBe(true)
  expect(sameValue(Object.assign(Object.create(null), { a: 1 }), { a: 1 })).toBe(true)
  expect(sameValue({ a: 1 }, { a: 2 })).toBe(false)
  expect(sameValue({ a: undefined }, { b: undefined })).toBe(false)
  expect(sameValue([1, 2], [1])).toBe(false)
  expect(sameValue({}, [])).toBe(false)
})

it('compares all else by identity', () => {
  const map = new Map()
  expect(sameValue({ map }, { map })).toBe(true)
  expect(sameValue(new Map(), new Map())).toBe(false)
  expect(sameValue(Number.NaN, Number.NaN)).toBe(true)
})
