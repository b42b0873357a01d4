// The callout is beside its anchor and never leaves the window.
import { expect, it } from 'vitest'
import { calloutPosition } from './callout-position'

const view = { width: 1200, height: 800 }
const callout = { width: 320, height: 180 }
const at = (left: number, top: number, width: number, height: number) =>
  calloutPosition({ left, top, width, height }, callout, view)

it('is right of a pane on the left and left of one on the right', () => {
  expect(at(0, 100, 250, 600)).toEqual({ left: 262, top: 100 })
  expect(at(900, 100, 300, 600)).toEqual({ left: 568, top: 100 })
})

it('is below or above a wide anchor', () => {
  expect(at(10, 10, 1180, 40)).toEqual({ left: 440, top: 62 })
  expect(at(10, 700, 1180, 90)).toEqual({ left: 440, top: 508 })
})

it('is inside an anchor that fills the window, and always inside the window', () => {
  const { left, top } = at(0, 0, 1200, 800)
  expect([left, top]).toEqual([856, 596])
  const low = at(0, 780, 200, 20)
  expect(low.top + callout.height).toBeLessThan(view.height)
  const small = calloutPosition({ left: 0, top: 0, width: 300, height: 200 }, callout, {
    width: 300,
    height: 200,
  })
  expect(small).toEqual({ left: 12, top: 12 })
})
