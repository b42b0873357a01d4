// SVG rules that programs rely on: the root element, copies, stops, dashes, invalid values.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../index'
import { inspectSvg } from '../../svg/inspect'
import { alike, printDrawing } from '../../testing/drawn'
import { startEngine } from '../../testing/engine'
import { ask } from '../../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const [red, green, blue, white] = ['#ff0000', '#008000', '#0000ff', '#ffffff']
const ALL = 'width="60" height="40"'
const BOX = 'viewBox="0 0 60 40"'

type Place = readonly [number, number, string]
type Row = readonly [what: string, body: string, places: readonly Place[], root?: string]

const roots: readonly Row[] = [
  ['opacity', `<rect ${ALL} fill="red"/>`, [[30, 20, '#ff8080']], `${BOX} style="opacity:.5"`],
  ['display', `<rect ${ALL} fill="red"/>`, [[30, 20, white]], `${BOX} display="none"`],
  [
    'a clip and a mask',
    `<clipPath id="c"><rect width="30" height="40"/></clipPath><mask id="m"><rect width="60" height="20" fill="white"/></mask><rect ${ALL} fill="red"/>`,
    [
      [15, 10, red],
      [45, 10, white],
      [15, 30, white],
    ],
    `${BOX} clip-path="url(#c)" mask="url(#m)"`,
  ],
  [
    'a size of other proportions, and where the drawing lies in it',
    '<rect width="20" height="20" fill="red"/>',
    [
      [10, 10, white],
      [45, 20, red],
    ],
    'width="60" height="40" viewBox="0 0 20 20" preserveAspectRatio="xMaxYMid"',
  ],
  [
    'a size of other proportions that is filled',
    '<rect width="20" height="20" fill="red"/>',
    [[3, 20, red]],
    'width="60" height="40" viewBox="0 0 20 20" preserveAspectRatio="none"',
  ],
]

const copies: readonly Row[] = [
  [
    'symbols with an opacity and a clip',
    `<clipPath id="c"><rect width="5" height="10"/></clipPath><symbol id="s" viewBox="0 0 10 10" opacity=".5" clip-path="url(#c)"><rect width="10" height="10" fill="red"/></symbol><use href="#s" width="10" height="10"/>`,
    [
      [2, 5, '#ff8080'],
      [8, 5, white],
    ],
  ],
  [
    'drawings within, in the size of the copy',
    '<svg id="s" viewBox="0 0 10 10" width="0" height="0"><rect width="10" height="10" fill="green"/></svg><use href="#s" x="20" y="10" width="20" height="20"/>',
    [
      [30, 20, green],
      [22, 12, green],
      [45, 20, white],
    ],
  ],
  [
    'what is painted as the copy is',
    '<defs><path id="p" d="M5 5h20v20h-20z" fill="context-stroke" stroke="context-fill" stroke-width="4"/></defs><use href="#p" fill="green" stroke="blue"/>',
    [
      [15, 15, blue],
      [5, 15, green],
    ],
  ],
  [
    'gradients over all of the copy, not over each of its parts',
    '<linearGradient id="g"><stop stop-color="red"/><stop offset=".5" stop-color="red"/><stop offset=".5" stop-color="blue"/></linearGradient><g id="p"><rect width="30" height="40" fill="context-fill"/><rect x="30" width="30" height="40" fill="context-fill"/></g><use href="#p" fill="url(#g)"/>',
    [
      [20, 20, red],
      [40, 20, blue],
    ],
  ],
]

const stop = (color: string, offset = ''): string => `<stop stop-color="${color}" ${offset}/>`
const painted = (stops: string, more = ''): string =>
  `<linearGradient id="g" ${more}>${stops}</linearGradient><rect ${ALL} fill="url(#g)"/>`
const stops: readonly Row[] = [
  [
    'the colour of the words',
    `<g color="green">${painted(stop('white') + stop('currentColor', 'offset=".5"'))}</g>`,
    [[50, 20, green]],
  ],
  [
    'inherited, unless nothing is said around them',
    `<g>${painted('<stop stop-color="red" style="stop-color:inherit"/>', 'stop-color="green"')}</g>`,
    [[50, 20, green]],
  ],
  ['without an offset', painted(stop('red') + stop('green')), [[30, 20, green]]],
  [
    'at one place',
    painted(stop('red') + stop('blue') + stop('blue', 'offset=".5"') + stop('green', 'offset=".5"')),
    [
      [2, 20, blue],
      [28, 20, blue],
      [32, 20, green],
    ],
  ],
  [
    'around a circle within',
    `<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="30" cy="20" r="20" fr="10">${stop('red')}${stop('blue', 'offset="1"')}</radialGradient><rect ${ALL} fill="url(#g)"/>`,
    [
      [30, 20, red],
      [37, 20, red],
      [57, 20, blue],
    ],
  ],
]

const shapes: readonly Row[] = [
  [
    'dashes of circles begin at three o’clock',
    '<circle cx="20" cy="20" r="15.915" fill="none" stroke="green" stroke-width="4" stroke-dasharray="25 75"/>',
    [
      [31.2, 31.2, green],
      [8.8, 8.8, white],
    ],
  ],
  [
    'dashes that are no lengths, or have nothing between them',
    '<path d="M0 10h60" stroke="red" stroke-width="6" stroke-dasharray="9 -3"/><path d="M0 30h60" stroke="red" stroke-width="6" stroke-dasharray="9 0"/>',
    [
      [10, 10, red],
      [13, 30, red],
    ],
  ],
  [
    'square ends of a line without length',
    '<path d="M20 20h0" stroke="red" stroke-width="10" stroke-linecap="square"/>',
    [[16, 16, red]],
  ],
  ['one radius for both', '<ellipse cx="30" cy="20" ry="15" fill="red"/>', [[18, 20, red]]],
  [
    'a path up to what can’t be read',
    '<path d="M0 20H20 L x 40 20 H60" stroke="red" stroke-width="9"/>',
    [
      [10, 20, red],
      [50, 20, white],
    ],
  ],
  [
    'transforms that aren’t right',
    `<rect width="20" height="40" fill="red" transform="translate(20 0) sheer(1)"/>`,
    [
      [10, 20, red],
      [30, 20, white],
    ],
  ],
  ['a comment in a style', `<rect ${ALL} style="/* a: b; */ fill: green; /* c */"/>`, [[30, 20, green]]],
  [
    'a place by one word',
    '<rect width="10" height="10" fill="red" style="transform:scale(2);transform-origin:bottom"/>',
    [[10, 5, white]],
    BOX,
  ],
  [
    'elements for readers of other languages',
    `<rect ${ALL} fill="red" systemLanguage="fr"/>`,
    [[30, 20, white]],
  ],
  [
    'names with the prefix that the file chose, and those of others without one',
    `<n:rect xmlns:n="http://www.w3.org/2000/svg" width="30" height="40" fill="red"/><g xmlns="urn:other"><rect x="30" width="30" height="40"/></g>`,
    [
      [15, 20, red],
      [45, 20, white],
    ],
  ],
  [
    'colours that are mixed only as a style says, and not with what is around their group',
    `<rect ${ALL} fill="yellow"/><rect width="20" height="40" fill="cyan" mix-blend-mode="multiply"/><g style="isolation:isolate"><rect x="20" width="20" height="40" fill="cyan" style="mix-blend-mode:multiply"/></g><rect x="40" width="20" height="40" fill="cyan" style="mix-blend-mode:multiply"/>`,
    [
      [10, 20, '#00ffff'],
      [30, 20, '#00ffff'],
      [50, 20, '#00ff00'],
    ],
  ],
  [
    'an order of painting that isn’t right',
    '<rect x="10" y="10" width="20" height="20" fill="red" stroke="blue" stroke-width="8" paint-order="stroke stroke"/>',
    [[12, 20, blue]],
  ],
]

const words: readonly Row[] = [
  [
    'lines in the colour of the element that wants them, one within another',
    '<text y="30" font-size="20" fill="red" text-decoration="overline">I<tspan x="20" fill="blue" text-decoration="underline">I<tspan x="40" fill="green">I</tspan></tspan></text>',
    [
      [2.5, 13.4, red],
      [22.5, 13.4, red],
      [22.5, 32.6, blue],
      [42.5, 32.6, blue],
      [42.5, 20, green],
    ],
  ],
  [
    'turned lines',
    '<text x="20" y="5" font-size="20" rotate="90" text-decoration="underline" fill="red">I</text>',
    [[17.4, 7, red]],
  ],
]

const cuts: readonly Row[] = [
  [
    'a clip in shares of the box, moved',
    '<clipPath id="c" clipPathUnits="objectBoundingBox" transform="translate(20 0)"><rect width=".5" height="1"/></clipPath><rect width="40" height="40" fill="red" clip-path="url(#c)"/>',
    [
      [10, 20, white],
      [30, 20, red],
    ],
  ],
  [
    'a clip that takes its rule from around it',
    `<g clip-rule="evenodd"><clipPath id="c"><path d="M0 0h60v40h-60zM20 10h20v20h-20z"/></clipPath></g><rect ${ALL} fill="red" clip-path="url(#c)"/>`,
    [
      [10, 20, red],
      [30, 20, white],
    ],
  ],
  [
    'a clip and a mask that cut themselves',
    `<clipPath id="c" clip-path="url(#c)"><rect width="30" height="40"/></clipPath><mask id="m"><rect ${ALL} fill="white" mask="url(#m)"/></mask><g mask="url(#m)"><rect ${ALL} fill="red" clip-path="url(#c)"/></g>`,
    [
      [15, 20, red],
      [45, 20, white],
    ],
  ],
  [
    'a clip of a copy of several shapes',
    `<g id="s"><rect ${ALL}/></g><clipPath id="c"><use href="#s"/></clipPath><g><rect ${ALL} fill="white"/><rect ${ALL} fill="red" clip-path="url(#c)"/></g>`,
    [[30, 20, white]],
  ],
  [
    'a mask that is masked',
    `<mask id="n"><rect width="30" height="40" fill="white"/></mask><mask id="m" mask="url(#n)"><rect ${ALL} fill="white"/></mask><rect ${ALL} fill="red" mask="url(#m)"/>`,
    [
      [15, 20, red],
      [45, 20, white],
    ],
  ],
  [
    'what fades within a mask in shares of a box',
    '<linearGradient id="g"><stop stop-color="white" stop-opacity="0"/><stop offset=".1" stop-color="white"/></linearGradient><mask id="m" maskContentUnits="objectBoundingBox"><rect x=".2" width=".6" height="1" fill="url(#g)"/></mask><rect width="60" height="40" fill="red" mask="url(#m)"/>',
    [
      [5, 20, white],
      [40, 20, red],
    ],
  ],
]

for (const [topic, rows] of Object.entries({ roots, copies, stops, shapes, words, cuts })) {
  describe(topic, () => {
    for (const [what, body, places, root] of rows)
      it(what, async () => {
        const { colour } = await printDrawing(engine, body, root)
        for (const [x, y, right] of places)
          expect(alike(colour(x, y), right), `${x} ${y} is ${colour(x, y)}, not ${right}`).toBe(true)
      })
  })
}

it('positions text by percentages of its viewport', async () => {
  const { pdf, layout } = await printDrawing(
    engine,
    '<text x="50%" y="50%" font-size="4">aaa<tspan x="75%" dy="25%">bbb</tspan></text><svg x="30" width="30" height="40"><text x="50%" y="10%" font-size="4">ccc</text></svg>',
  )
  const frames = layout.pages.flatMap(({ groups }) =>
    groups.flatMap(({ x, y, frames: all }) =>
      all.flatMap((one) =>
        one.kind === 'image' ? [{ x: x + one.x, y: y + one.y, scale: one.width / 60 }] : [],
      ),
    ),
  )
  const words = ask(pdf, 'pdftotext', '-bbox', '@', '-')
  const left = (word: string): number =>
    (Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${word}<`).exec(words)?.[1]) - (frames[0]?.x ?? 0)) /
    (frames[0]?.scale ?? 1)
  expect(['aaa', 'bbb', 'ccc'].map((word) => Math.round(left(word)))).toEqual([30, 45, 45])
})

it('reads files in Western code pages correctly', () => {
  const text =
    '<?xml version="1.0" encoding="windows-1252"?><svg xmlns="http://www.w3.org/2000/svg"><text>\x93a\x94 \x96 \x80</text></svg>'
  const facts = inspectSvg(Uint8Array.from(text, (char) => char.charCodeAt(0)))
  expect(facts?.letters).toBe('“a” –€')
})
