// How far repeating gradients extend: as far as what they paint, as readers draw only a few hundred steps of each.
import { expect, it } from 'vitest'
import { readSvg } from '../../svg/source'
import { readGradient } from './gradient'
import type { Box } from './matrix'

/** Start and end of a gradient's line including repetitions, and their number. */
function spread(element: string, area: Box): { line: number[]; count: number } {
  const stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
  const source = readSvg(
    new TextEncoder().encode(
      `<svg>${element.replace('/>', ` gradientUnits="userSpaceOnUse">${stops}`)}</svg>`,
    ),
  )
  const [gradient] = source?.root.children ?? []
  const made = source && gradient ? readGradient(source, gradient, [100, 100], () => undefined) : null
  const { colours = '' } = made?.shadings(() => area) ?? {}
  const line = /Coords\[([^\]]*)\]/.exec(colours)?.[1] ?? ''
  // One step per repetition, and a very short one between two that don't meet.
  const bounds = /Bounds\[([^\]]*)\]/.exec(colours)?.[1] ?? ''
  const places = [
    0,
    ...bounds
      .split(' ')
      .filter((one) => one !== '')
      .map(Number),
    1,
  ]
  const count = places.filter((place, index) => place - (places[index - 1] ?? 1) > 0.001).length
  return { line: line.split(' ').map(Number), count }
}

it.each([
  [
    'over what it spans',
    '<linearGradient x1="10" x2="30" spreadMethod="reflect"/>',
    [10, 0, 20, 9],
    [-10, 0, 70, 0],
    4,
  ],
  [
    'far from its line',
    '<linearGradient x1="0" x2="1" spreadMethod="repeat"/>',
    [70, 0, 3, 9],
    [69, 0, 75, 0],
    6,
  ],
  [
    'on both sides',
    '<linearGradient x1="0" x2="1" spreadMethod="repeat"/>',
    [-500, 0, 999, 9],
    [-20, 0, 20, 0],
    40,
  ],
  [
    'in rings',
    '<radialGradient cx="0" cy="0" r="2" spreadMethod="reflect"/>',
    [0, 0, 3, 4],
    [0, 0, 0, 0, 0, 8],
    4,
  ],
  ['not at all', '<linearGradient x1="0" x2="1"/>', [0, 0, 9, 9], [0, 0, 1, 0], 1],
] as const)('%s', (_where, element, area, line, count) => {
  expect(spread(element, area)).toEqual({ line, count })
})
