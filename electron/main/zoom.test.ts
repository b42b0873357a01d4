// The steps of the window's size.
import { expect, it } from 'vitest'
import { soundZoom, zoomAfter } from './zoom'

it('goes up, down and back, and stays inside its ends', () => {
  expect([zoomAfter(1, 1), zoomAfter(1.1, -1), zoomAfter(1.1000001, 1)]).toEqual([1.1, 1, 1.25])
  expect([zoomAfter(3, 1), zoomAfter(0.5, -1), zoomAfter(1.75, 0)]).toEqual([3, 0.5, 1])
})

it('takes nothing from a damaged file', () => {
  expect([soundZoom(1.25), soundZoom(0), soundZoom(99), soundZoom('2'), soundZoom(undefined)]).toEqual([
    1.25, 1, 1, 1, 1,
  ])
})
