// The list of pages: sizes by zoom, and positions.
import { describe, expect, it } from 'vitest'
import { listPages, PAGE_GAP, pageAt, pagesBetween } from './page-list'

const upright = { width: 600, height: 800, label: '1' }
const wide = { width: 800, height: 600, label: '2' }
const pages = [upright, wide, upright]

describe('listPages', () => {
  it('makes each page as wide as the room, or whole, or as on paper', () => {
    const room = { width: 600 + 2 * PAGE_GAP, height: 400 + 2 * PAGE_GAP }
    expect(listPages(pages, 'width', room).boxes.map(({ width }) => width)).toEqual([600, 600, 600])
    expect(listPages(pages, 'page', room).boxes.map(({ height }) => Math.round(height))).toEqual([
      400, 400, 400,
    ])
    expect(listPages(pages, 'paper', room).boxes.map(({ width }) => Math.round(width))).toEqual([
      800, 1067, 800,
    ])
  })

  it('says which pages lie between two heights and which one at a height', () => {
    const list = listPages(pages, 'width', { width: 632, height: 500 })
    expect(list.boxes.map(({ top }) => top)).toEqual([16, 832, 1298])
    expect(pagesBetween(list, 0, 500).map(({ page }) => page)).toEqual([0])
    expect(pagesBetween(list, 500, 1400).map(({ page }) => page)).toEqual([0, 1, 2])
    expect([0, 815, 830, 1200, 9999].map((y) => pageAt(list, y))).toEqual([0, 0, 1, 1, 2])
  })

  it('is empty before there are pages', () => {
    const list = listPages([], 'width', { width: 0, height: 0 })
    expect(list.boxes).toEqual([])
    expect(pageAt(list, 10)).toBe(0)
  })
})
