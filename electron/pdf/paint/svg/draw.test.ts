// Drawings as printed: one feature per row, with the expected colours at positions in 60 by 40.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../index'
import { alike, printDrawing } from '../../testing/drawn'
import { startEngine } from '../../testing/engine'
import { ask, textOf } from '../../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const [red, green, blue, white, black] = ['#ff0000', '#008000', '#0000ff', '#ffffff', '#000000']
const RED_TO_BLUE = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
const ALL = 'width="60" height="40"'

type Row = readonly [what: string, body: string, places: readonly (readonly [number, number, string])[]]

const paints: readonly Row[] = [
  [
    'a gradient along a line',
    `<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" x2="60">${RED_TO_BLUE}</linearGradient><path d="M0 20h60" stroke="url(#g)" stroke-width="10"/>`,
    [
      [1, 20, '#fb0004'],
      [30, 20, '#800080'],
      [59, 20, '#0400fb'],
      [30, 10, white],
    ],
  ],
  [
    'a gradient in the box of what it paints, moved and within a group that is seen through',
    `<linearGradient id="g">${RED_TO_BLUE}</linearGradient><g opacity=".5"><g transform="translate(20 10) scale(2)"><rect width="10" height="10" fill="url(#g)"/></g></g>`,
    [
      [21, 20, '#f98685'],
      [39, 20, '#8586f9'],
      [10, 20, white],
    ],
  ],
  [
    'a gradient that is mirrored again and again',
    `<linearGradient id="g" spreadMethod="reflect" gradientUnits="userSpaceOnUse" x1="0" x2="20">${RED_TO_BLUE}</linearGradient><rect ${ALL} fill="url(#g)"/>`,
    [
      [20, 20, '#0000ff'],
      [30, 20, '#800080'],
      [40, 20, '#ff0000'],
    ],
  ],
  [
    'a gradient of rings from a point beside their middle',
    `<radialGradient id="g" fx=".25">${RED_TO_BLUE}</radialGradient><rect width="40" height="40" fill="url(#g)"/>`,
    [
      [10, 20, red],
      [1, 1, blue],
    ],
  ],
  [
    'a gradient that fades out, along a line, which has no filling',
    `<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="60"><stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0"/></linearGradient><path d="M0 20h60" stroke="url(#g)" stroke-width="10"/>`,
    [
      [1, 20, '#ff0404'],
      [30, 20, '#ff8080'],
    ],
  ],
  [
    'the colour behind a gradient that is not there, and nothing without one',
    '<rect width="30" height="40" fill="url(#x) green"/><rect x="30" width="30" height="40" fill="url(#x)"/>',
    [
      [10, 20, green],
      [40, 20, white],
    ],
  ],
  [
    'tiles, turned',
    '<pattern id="p" patternUnits="userSpaceOnUse" width="20" height="20" patternTransform="rotate(90)"><rect width="10" height="20" fill="red"/></pattern><rect width="60" height="40" fill="url(#p)"/>',
    [
      [30, 5, red],
      [30, 15, white],
      [30, 25, red],
    ],
  ],
  [
    'tiles in shares of the box, with a view of their own, taken from another',
    '<pattern id="a" viewBox="0 0 2 2"><rect width="1" height="1" fill="red"/></pattern><pattern id="p" href="#a" width=".5" height=".5"/><rect width="40" height="40" fill="url(#p)"/>',
    [
      [5, 5, red],
      [15, 5, white],
      [25, 25, red],
      [35, 35, white],
    ],
  ],
  [
    'colours of every kind',
    '<g fill="hsl(120 100% 25%)"><rect width="9" height="40"/></g><rect x="10" width="9" height="40" fill="rgb(100%,0%,0%)"/><rect x="20" width="9" height="40" fill="#ff000080"/><rect x="30" width="9" height="40" fill="RebeccaPurple"/><rect x="40" width="9" height="40" fill="light-dark(blue, white)"/>',
    [
      [5, 20, green],
      [15, 20, red],
      [25, 20, '#ff8080'],
      [35, 20, '#663399'],
      [45, 20, blue],
    ],
  ],
  [
    'what is behind all',
    '<style>svg{background:white;background-color:teal}</style><rect width="30" height="40" fill="red"/>',
    [
      [15, 20, red],
      [45, 20, '#008080'],
    ],
  ],
  [
    'the filling below a line that is seen through',
    '<rect x="10" y="10" width="40" height="20" fill="red" stroke="blue" stroke-opacity=".5" stroke-width="8"/>',
    [
      [8, 20, '#8080ff'],
      [12, 20, '#800080'],
      [30, 20, red],
    ],
  ],
  [
    'a line below its filling, and one that keeps its width',
    '<rect x="10" y="10" width="10" height="20" fill="red" stroke="blue" stroke-width="8" paint-order="stroke"/><g transform="scale(4)"><path d="M10 5v4" stroke="black" stroke-width="1.6" vector-effect="non-scaling-stroke"/></g>',
    [
      [7, 20, blue],
      [12, 20, red],
      [40, 30, black],
      [38, 30, white],
    ],
  ],
  [
    'colours mixed with what is below them, but not with the page',
    '<rect width="40" height="40" fill="yellow"/><rect x="20" width="40" height="40" fill="cyan" style="mix-blend-mode:multiply"/>',
    [
      [10, 20, '#ffff00'],
      [30, 20, '#00ff00'],
      [50, 20, '#00ffff'],
    ],
  ],
]

const cuts: readonly Row[] = [
  [
    'a clip in shares of the box',
    '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath><g clip-path="url(#c)"><rect x="20" width="20" height="40"/><rect width="60" height="40" fill="red"/></g>',
    [
      [30, 20, red],
      [3, 3, white],
      [57, 37, white],
    ],
  ],
  [
    'a clip in shares of the box of what was stretched from a point',
    '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath><g clip-path="url(#c)"><rect x="20" width="20" height="40" fill="red" style="transform:scale(2,1);transform-origin:20px 0"/></g>',
    [
      [30, 20, red],
      [50, 20, white],
    ],
  ],
  [
    'a clip of words',
    `<clipPath id="c"><text y="40" font-size="50" font-weight="bold">I</text></clipPath><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [8.5, 25, red],
      [30, 25, white],
    ],
  ],
  [
    'a clip of a copy, moved',
    `<rect id="r" width="10" height="40" fill="none"/><clipPath id="c"><use href="#r" x="20"/></clipPath><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [25, 20, red],
      [5, 20, white],
    ],
  ],
  [
    'a clip of shapes that turn against each other',
    `<clipPath id="c"><path d="M0 0h40v40h-40z"/><path d="M20 0v40h40v-40z"/></clipPath><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [10, 20, red],
      [30, 20, red],
      [50, 20, red],
    ],
  ],
  [
    'a clip that is clipped',
    `<clipPath id="d"><rect y="20" ${ALL}/></clipPath><clipPath id="c" clip-path="url(#d)"><rect width="30" height="40"/></clipPath><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [10, 30, red],
      [10, 10, white],
      [40, 30, white],
    ],
  ],
  [
    'a clip whose middle is open',
    `<clipPath id="c"><path clip-rule="evenodd" d="M0 0h60v40h-60zM20 10h20v20h-20z"/></clipPath><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [10, 20, red],
      [30, 20, white],
    ],
  ],
  [
    'a mask by light, where nothing is dark',
    `<mask id="m"><rect width="30" height="40" fill="white"/><rect x="30" width="15" height="40" fill="#808080"/></mask><rect ${ALL} fill="red" mask="url(#m)"/>`,
    [
      [15, 20, red],
      [38, 20, '#ff7f7f'],
      [55, 20, white],
    ],
  ],
  [
    'a mask by what it covers',
    `<mask id="m" style="mask-type:alpha"><rect width="30" height="40"/></mask><rect ${ALL} fill="red" mask="url(#m)"/>`,
    [
      [15, 20, red],
      [45, 20, white],
    ],
  ],
  [
    'a mask as Cairo writes them, by a filter from cover to light',
    `<filter id="f"><feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/></filter><mask id="m"><g filter="url(#f)"><rect ${ALL} fill-opacity=".4"/></g></mask><g mask="url(#m)"><rect ${ALL} fill="red"/></g>`,
    [[30, 20, '#ff9999']],
  ],
  [
    'a drawing within, cut at its edge, and a symbol that says otherwise',
    '<svg x="10" y="10" width="20" height="20" viewBox="0 0 10 10"><rect x="-5" width="20" height="50%" fill="red"/></svg><symbol id="s" viewBox="0 0 10 10" overflow="visible"><rect x="-5" width="20" height="5" fill="blue"/></symbol><use href="#s" x="40" y="10" width="10" height="10"/>',
    [
      [20, 15, red],
      [5, 15, white],
      [20, 25, white],
      [37, 12, blue],
    ],
  ],
  [
    'heads of arrows, cut at their edge',
    '<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1"><rect width="9" height="9" fill="red"/></marker><path d="M5 20H30H55" fill="none" stroke="black" stroke-width="5" marker-mid="url(#m)"/>',
    [
      [30, 16, red],
      [30, 26, white],
    ],
  ],
]

const styles: readonly Row[] = [
  [
    'what is important before what stands at the element',
    `<style>rect{fill:red !important}</style><rect ${ALL} style="fill:blue"/>`,
    [[30, 20, red]],
  ],
  [
    'rules for print, not those for narrow screens',
    `<style>@media print{rect{fill:blue}}@media (max-width:9px){rect{fill:red}}</style><rect ${ALL}/>`,
    [[30, 20, blue]],
  ],
  [
    'variables, and what stands for them',
    '<style>:root{--a:blue}.b{--a:red}rect{fill:var(--a)}circle{fill:var(--none, var(--a))}</style><rect width="20" height="40"/><g class="b"><rect x="20" width="20" height="40"/></g><circle cx="50" cy="20" r="9"/>',
    [
      [10, 20, blue],
      [30, 20, red],
      [50, 20, blue],
    ],
  ],
  [
    'transforms of styles, about a point',
    '<rect x="20" y="10" width="20" height="20" style="transform:rotate(45deg) scale(.5);transform-origin:30px 20px"/><rect width="4" height="4" fill="red" style="transform:translate(2px,30px)"/>',
    [
      [30, 20, black],
      [30, 14, black],
      [22, 12, white],
      [4, 32, red],
    ],
  ],
  [
    'shapes turned about the middle of their box',
    '<rect x="20" width="5" height="40" fill="red" style="transform:rotate(90deg);transform-origin:center;transform-box:fill-box"/>',
    [
      [5, 20, red],
      [22.5, 5, white],
    ],
  ],
  [
    'sizes of type in shares of those around them',
    '<g font-size="20"><text y="38" style="font-size:2em" font-weight="bold">I</text></g>',
    [[6.7, 15, black]],
  ],
  [
    'lines below, through and above words',
    '<text y="30" font-size="20" textLength="60" text-decoration="underline line-through overline">I I</text>',
    [
      [25, 32.6, black],
      [25, 24.8, black],
      [25, 13.4, black],
      [25, 20, white],
    ],
  ],
]

for (const [topic, rows] of Object.entries({ paints, cuts, styles })) {
  describe(topic, () => {
    it.each(rows)('%s', async (_what, body, places) => {
      const { colour, layout } = await printDrawing(engine, body)
      expect(layout.warnings).toEqual([])
      for (const [x, y, right] of places)
        expect(alike(colour(x, y), right), `${x} ${y} is ${colour(x, y)}, not ${right}`).toBe(true)
    })
  })
}

it('announces words painted twice only once, and spaced letters as words', async () => {
  const halo = 'fill="url(#g)" stroke="green" paint-order="stroke" font-size="9"'
  const gradient = `<linearGradient id="g">${RED_TO_BLUE}</linearGradient>`
  const { pdf } = await printDrawing(
    engine,
    `${gradient}<text y="20" ${halo}>Halo</text><text y="35" ${halo} letter-spacing="3">Office</text>`,
  )
  expect(textOf(pdf).match(/Halo/g)).toHaveLength(1)
  expect(textOf(pdf).match(/Office/g)).toHaveLength(1)
})

it('paints a fill before a translucent stroke, as some readers would not', async () => {
  const rect = '<rect width="40" height="20" fill="red" stroke="blue" stroke-width="8"'
  const steps = async (more: string): Promise<string> => {
    const { pdf } = await printDrawing(engine, `${rect} ${more}/>`)
    return ask(pdf, 'qpdf', '--qdf', '@', '-')
  }
  expect(await steps('')).toMatch(/\nB\n/)
  expect(await steps('stroke-opacity=".5"')).not.toMatch(/\nB\n/)
})

it.each([
  ['clip', '<clipPath id="l"><path d="PATH"/></clipPath>', 'clip-path="url(#l)"'],
  [
    'clip in shares of a box',
    '<clipPath id="l" clipPathUnits="objectBoundingBox"><path d="PATH"/></clipPath>',
    'clip-path="url(#l)"',
  ],
  ['shape in tiles', '<pattern id="l" width="1" height="1"><path d="PATH"/></pattern>', 'fill="url(#l)"'],
  ['shape in a mask', '<mask id="l"><path d="PATH"/></mask>', 'mask="url(#l)"'],
])(
  'ends with a long %s for each of many parts',
  async (_what, long, attribute) => {
    const path = `M0 0${'h.1v.1h-.1'.repeat(20_000)}`
    const parts = `<rect width="1" height="1" ${attribute}/>`.repeat(3000)
    const { pdf, layout } = await printDrawing(engine, `${long.replace('PATH', path)}${parts}`)
    expect(pdf.length).toBeLessThan(20_000_000)
    expect(layout.warnings).toHaveLength(1)
  },
  60_000,
)
