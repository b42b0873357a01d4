// Zoom steps of the window.
import { expect, it } from 'vitest'
import { validZoom, zoomAfter } from './zoom'

it('steps up, down and back, and stays within its limits', () => {
  expect([zoomAfter(1, 1), zoomAfter(1.1, -1), zoomAfter(1.1000001, 1)]).toEqual([1.1, 1, 1.25])
  expect([zoomAfter(3, 1), zoomAfter(0.5, -1), zoomAfter(1.75, 0)]).toEqual([3, 0.5, 1])
})

it('ignores a damaged file', () => {
  expect([validZoom(1.25), validZoom(0), validZoom(99), validZoom('2'), validZoom(undefined)]).toEqual([
    1.25, 1, 1, 1, 1,
  ])
})
