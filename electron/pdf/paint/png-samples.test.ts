// Samples of PNGs whose rows use each filter of the format, as programs write them.
import { describe, expect, it } from 'vitest'
import { readPng } from '#shared/png'
import { assemblePng } from '../testing/png'
import { samplesIn } from './png-samples'

const CHANNELS = { 2: 3, 4: 2, 6: 4 } as const
type Colour = keyof typeof CHANNELS

const valueAt = (x: number, y: number): number => (x * 37 + y * 101 + ((x * y) % 7) * 29) & 255

/** The nearest of left, above and corner to their plane (PNG, 9.4). */
function predictor(left: number, above: number, corner: number): number {
  const plane = left + above - corner
  const distances = [left, above, corner].map((value) => Math.abs(plane - value))
  return [left, above, corner][distances.indexOf(Math.min(...distances))] as number
}

/** Rows of bytes with a filter applied (PNG, 9.2). */
function filtered(filter: number, bytes: number, height: number, step: number): Uint8Array {
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : valueAt(x, y))
  const rows: number[] = []
  for (let y = 0; y < height; y++) {
    rows.push(filter)
    for (let x = 0; x < bytes; x++) {
      const [left, above, corner] = [at(x - step, y), at(x, y - 1), at(x - step, y - 1)]
      const guess = [0, left, above, (left + above) >> 1, predictor(left, above, corner)][filter] as number
      rows.push((at(x, y) - guess) & 255)
    }
  }
  return Uint8Array.from(rows)
}

function picture(filter: number, colour: Colour, width: number, height: number) {
  const channels = CHANNELS[colour]
  const rows = filtered(filter, width * channels, height, channels)
  const png = readPng(assemblePng({ width, height, depth: 8, colour, interlace: 0 }, rows).bytes)
  return png && samplesIn(png)
}

describe.each([0, 1, 2, 3, 4])('filter %i', (filter) => {
  it.each([
    [6, 1, 1],
    [6, 1, 5],
    [6, 23, 9],
    [4, 1, 4],
    [4, 23, 9],
    [2, 23, 9],
  ] as const)('gives the pixels of colour type %i, %i by %i', (colour, width, height) => {
    const channels = CHANNELS[colour]
    const clear = channels % 2 === 0
    const colours: number[] = []
    const alpha: number[] = []
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width * channels; x++)
        (clear && x % channels === channels - 1 ? alpha : colours).push(valueAt(x, y))
    const samples = picture(filter, colour, width, height)
    expect([...(samples?.colours ?? [])]).toEqual(colours)
    expect(samples?.alpha ? [...samples.alpha] : null).toEqual(
      alpha.some((value) => value < 255) ? alpha : null,
    )
  })
})
