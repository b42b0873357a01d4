// What is reported about a drawing before printing: its size, what it loses; and drawings made to exhaust a reader.
import { describe, expect, it } from 'vitest'
import { inspectSvg } from './inspect'

const factsOf = (body: string) =>
  inspectSvg(
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">${body}</svg>`),
  )
const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('')

it('refuses endless nesting', () => {
  expect(factsOf(times(20_000, () => '<g>'))).toBeNull()
  expect(factsOf(`${times(100, () => '<g>')}<rect/>${times(100, () => '</g>')}`)).toMatchObject({ width: 4 })
})

it('limits copies of copies', () => {
  const chain = times(20_000, (index) => `<use id="u${index}" href="#u${index + 1}"/>`)
  const tree = times(40, (index) => `<g id="g${index}">${times(9, () => `<use href="#g${index + 1}"/>`)}</g>`)
  for (const body of [chain, tree, '<use id="a" href="#a"/>'])
    expect(factsOf(body)).toMatchObject({ height: 3 })
})

describe('what a drawing loses', () => {
  it.each([
    ['a filter', '<g filter="url(#f)"/>', 'filter (shadow or blur)'],
    [
      'a shadow of a style',
      '<style>g{filter:drop-shadow(1px 1px 1px red)}</style><g/>',
      'filter (shadow or blur)',
    ],
    [
      'a filter in a mask',
      '<mask id="m"><g filter="blur(1px)"/></mask><g mask="url(#m)"/>',
      'filter (shadow or blur)',
    ],
    [
      'small capitals of a style',
      '<style>text{font:small-caps bold 9px serif}tspan{font-variant-caps:all-small-caps}</style><text><tspan>a</tspan></text>',
      'small capitals',
    ],
    ['HTML', '<foreignObject/>', 'foreignObject'],
    ['HTML in tiles', '<pattern id="p"><foreignObject/></pattern><g fill="url(#p)"/>', 'foreignObject'],
    ['words along a path', '<text><textPath href="#p">a</textPath></text>', 'textPath'],
    ['words that run down', '<text writing-mode="vertical-rl">a</text>', 'vertical text'],
    ['small capitals', '<text style="font-variant:small-caps">a</text>', 'small capitals'],
    ['a colour', '<rect fill="oklch(1 1 1)"/>', 'colour oklch(1 1 1)'],
    ['a shape of CSS that cuts', '<g clip-path="circle(1px)"/>', 'clip-path'],
    ['a mask that is not there', '<g mask="url(#m)"/>', 'mask'],
    ['a copy of nothing', '<use href="#x"/>', 'use'],
    ['a picture elsewhere', '<image href="a.png"/>', 'image'],
    ['a rule', '<style>g:nth-child(2){fill:red}</style>', 'style rule g:nth-child(2)'],
    ['HTML without anything in its place', '<switch><foreignObject/></switch>', 'foreignObject'],
    [
      'HTML with fewer words in its place',
      '<switch><foreignObject><p>Long words</p></foreignObject><text>Long...</text></switch>',
      'foreignObject',
    ],
    [
      'fonts within',
      '<style>@font-face{font-family:f;src:url(data:font/woff2;base64,AAAA)}</style><text>a</text>',
      'embedded fonts',
    ],
    ['a forced direction', '<text unicode-bidi="bidi-override">a</text>', 'text with a forced direction'],
    ['what is too much', times(110_000, () => '<g/>'), 'everything after the first 100,000 parts'],
  ])('is named: %s', (_what, body, name) => {
    expect(factsOf(body)?.undrawn).toEqual([name])
  })

  it.each([
    ['tiles', '<pattern id="p"><path d="M0 0h1"/></pattern><g fill="url(#p)" stroke="url(#p)"/>'],
    ['masks', '<mask id="m" mask-type="alpha"><rect/></mask><g mask="url(#m)"/>'],
    [
      'clips of words, in shares of the box',
      '<clipPath id="c" clipPathUnits="objectBoundingBox"><text>a</text></clipPath><g clip-path="url(#c)"/>',
    ],
    [
      'a filter that changes nothing',
      '<filter id="f"><feColorMatrix values="1 0 0 0 0  0 1 0 0 0  0 0 1 0 0  0 0 0 1 0"/></filter><g filter="url(#f)"/>',
    ],
    ['mixed colours', '<g style="mix-blend-mode:multiply"/>'],
    [
      'gradients along lines, repeated',
      '<linearGradient id="g" spreadMethod="repeat"><stop/></linearGradient><path stroke="url(#g)"/>',
    ],
    ['what is not seen', '<g style="display:none"><foreignObject/></g><defs><foreignObject/></defs>'],
    [
      'the other choice with the same words, or a picture of them',
      '<switch><foreignObject><p>a  b</p></foreignObject><text>a b</text></switch><switch><foreignObject>a</foreignObject><g/></switch>',
    ],
    ['what is for readers of other languages', '<g systemLanguage="fr"><foreignObject/></g>'],
    ['fonts for no words', '<style>@font-face{font-family:f}</style><path d="M0 0h1"/>'],
    ["editors' own things", '<metadata><a/></metadata><inkscape:x/><title>a</title>'],
  ])('has not: %s', (_what, body) => {
    expect(factsOf(body)?.undrawn).toEqual([])
  })
})
