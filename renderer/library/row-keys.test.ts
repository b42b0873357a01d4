// Keys in the list of packs: where they move, and that they stay inside the list.
import { describe, expect, it } from 'vitest'
import { opensMenu, rowReached } from './row-keys'

describe('rowReached', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 0, 0],
    ['End', 2, 29],
    ['PageDown', 25, 29],
    ['PageUp', 5, 0],
    ['Home', 12, 0],
  ])('goes with %s from row %d to row %d', (key, from, to) => {
    expect(rowReached(key, from, 30)).toBe(to)
  })

  it('leaves other keys alone', () => {
    expect(rowReached('a', 3, 30)).toBeUndefined()
  })
})

it('opens the menu of a row by its key and by Shift+F10', () => {
  expect(opensMenu({ key: 'ContextMenu', shiftKey: false })).toBe(true)
  expect(opensMenu({ key: 'F10', shiftKey: true })).toBe(true)
  expect(opensMenu({ key: 'F10', shiftKey: false })).toBe(false)
})
