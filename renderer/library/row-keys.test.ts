// Keys in the list of packs: where they move, and that they stay inside the list.
import { describe, expect, it } from 'vitest'
import { rowCommand, rowReached } from './row-keys'

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

describe('rowCommand', () => {
  const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
    rowCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held })

  it('opens, renames, removes, duplicates and shows the menu', () => {
    expect(['Enter', 'F2', 'Delete', 'ContextMenu'].map((key) => press(key))).toEqual([
      'open',
      'rename',
      'remove',
      'menu',
    ])
    expect(press('D', { ctrlKey: true })).toBe('duplicate')
    expect(press('F10', { shiftKey: true })).toBe('menu')
  })

  it('leaves plain letters and keys of the window alone', () => {
    expect([press('d'), press('F10'), press('Enter', { ctrlKey: true })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
