// Reading drawings: XML from any program, style sheets, indirect values, lengths, colours.
import { describe, expect, it } from 'vitest'
import { readXml, wordsIn } from '#shared/xml'
import { readColour } from './colour'
import { lengthOf } from './length'
import { readSvg } from './source'
import { resolved } from './values'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('XML', () => {
  it('is read past prologs, declarations, comments and CDATA', () => {
    const root = readXml(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://x"> <!ELEMENT a (b)>]><!-- <a> --><svg:svg a="1 &gt; &#48;" b=\'"\'><text>x &lt; <![CDATA[<y>]]> &amp;&#x7a;</text><g/></svg:svg>',
    )
    expect(root).toMatchObject({ name: 'svg', attributes: { a: '1 > 0', b: '"' } })
    expect(root && wordsIn(root)).toBe('x < <y> &z')
    expect(root?.children.map(({ name }) => name)).toEqual(['text', 'g'])
  })

  it('is read in its declared encoding', () => {
    const source = '<?xml version="1.0" encoding="iso-8859-1"?><svg><text>\xe9</text></svg>'
    const read = readSvg(Uint8Array.from(source, (char) => char.charCodeAt(0)))
    expect(read && wordsIn(read.root)).toBe('é')
    const other = readSvg(bytes('<?xml version="1.0" encoding="none-such"?><svg><text>é</text></svg>'))
    expect(other && wordsIn(other.root)).toBe('é')
  })

  it.each([
    '<',
    '</',
    '<!',
    '<!a[',
    '<!--',
    '<![CDATA[',
    '<?',
    '<a ',
    '<a b="',
    '&',
    '<a b',
    '<!DOCTYPE ',
    '<!DOCTYPE >',
    '<!DOCTYPE a[ >',
    `<a${' '.repeat(99)}`,
  ])('of nothing but %s comes to an end', (sign) => {
    expect(readXml(`<svg>${sign.repeat(200_000)}`)).not.toBe(undefined)
  })
})

describe('style sheets', () => {
  /** The style of the last element. */
  const styleOf = (sheet: string, body: string): Readonly<Record<string, string>> => {
    const source = readSvg(bytes(`<svg><style>${sheet}</style>${body}</svg>`))
    return [...(source?.own.values() ?? [])].at(-1) ?? {}
  }

  it('rank ids over classes over names, and `!important` over all', () => {
    const sheet = '#i{fill:red} .c{fill:green;stroke:green!important} g{fill:blue;stroke:blue}'
    expect(styleOf(sheet, '<g/>')).toEqual({ fill: 'blue', stroke: 'blue' })
    expect(styleOf(sheet, '<g class="b c" id="i" style="stroke:red"/>')).toEqual({
      fill: 'red',
      stroke: 'green',
    })
  })

  it('find elements within others, at any depth or as children', () => {
    const sheet = 'svg a > b > c, :root > .x{fill:red}'
    expect(styleOf(sheet, '<a><b><c/></b></a>').fill).toBe('red')
    expect(styleOf(sheet, '<a><b/><a><g><a><b><c/></b></a></g></a></a>').fill).toBe('red')
    expect(styleOf(sheet, '<a><b><g><c/></g></b></a>').fill).toBeUndefined()
    expect(styleOf(sheet, '<g class="x"/>').fill).toBe('red')
    expect(styleOf(sheet, '<g><g class="x"/></g>').fill).toBeUndefined()
  })

  it.each([
    ['[data-look]', true],
    ['g[data-look="neo"].c', true],
    ['[data-look=old]', false],
    ["[data-look^='n'][data-look$='o']", true],
    ['[data-look*="e"]', true],
    ['[data-look~="neo"]', true],
    ['[lang|="en"]', true],
    ['[lang|="e"]', false],
    ['[x]', false],
  ])('find elements by attributes: %s', (selector, right) => {
    const { fill } = styleOf(`${selector}{fill:red}`, '<g class="c" data-look="neo" lang="en-GB"/>')
    expect(fill === 'red').toBe(right)
  })

  it('ignore comments, statements, other media and pointer states', () => {
    const sheet =
      '@import url(a.css); /* g{fill:red} */ @font-face{src:x} @keyframes k{from{fill:red}} @media speech{g{fill:red}} @media print{g{stroke:blue}} g:hover{fill:red} g{color:green}'
    expect(styleOf(sheet, '<g/>')).toEqual({ stroke: 'blue', color: 'green' })
  })

  it('expand shorthands', () => {
    expect(styleOf('g{font:italic 700 9px/1.2 "A B", serif;marker:url(#m)}', '<g/>')).toEqual({
      'font-style': 'italic',
      'font-weight': '700',
      'font-variant': 'normal',
      'font-size': '9px',
      'font-family': '"A B", serif',
      'marker-start': 'url(#m)',
      'marker-mid': 'url(#m)',
      'marker-end': 'url(#m)',
    })
  })

  const many = (count: number, part: string): string => part.repeat(count)
  it.each([
    [
      'of rules that all elements are tried with',
      `<style>${many(20_000, '*{fill:red}')}</style>${many(50_000, '<g/>')}`,
    ],
    [
      'of long ways down',
      `<style>${many(2000, `x${many(19, '>g')}{fill:red}`)}</style>${many(400, '<g>')}${many(20_000, '<g/>')}`,
    ],
    [
      'of variables for each element',
      `<g style="${Array.from({ length: 5000 }, (_, at) => `--v${at}:1`).join(';')}">${many(30_000, '<g style="--x:1"/>')}</g>`,
    ],
    [
      'of variables that name themselves',
      `<style>*{--a:var(--b)var(--b);--b:var(--a);--l:${many(9000, 'x')}var(--a);fill:var(--a);stroke:var(--l)}</style>${many(30_000, '<g/>')}`,
    ],
    ['of signs', `<style>${many(500_000, '{')}${many(500_000, '/*')}${many(500_000, 'a,')}</style>`],
  ])('come to an end: %s', (_what, body) => {
    expect(readSvg(bytes(`<svg>${body}</svg>`))).not.toBeNull()
  })
})

describe('values', () => {
  it.each([
    ['var(--a)', 'red'],
    ['var( --none , var(--a) )', 'red'],
    ['1px var(--b) var(--none, 2px)', '1px red 2px'],
    ['light-dark(rgb(1, 2, 3), white)', 'rgb(1, 2, 3)'],
    ['var(--none)', undefined],
    ['var(--self)', undefined],
    ['var(constructor)', undefined],
  ])('%s is %s', (value, right) => {
    const variables = Object.assign(Object.create(null), {
      '--a': 'red',
      '--b': 'var(--a)',
      '--self': 'var(--self)',
    }) as Record<string, string>
    expect(resolved(value, variables)).toBe(right)
  })

  it.each([
    ['12', 12],
    ['-.5px', -0.5],
    ['1e1', 10],
    ['72pt', 96],
    ['25.4mm', 96],
    ['1in', 96],
    ['2em', 40],
    ['1rem', 16],
    ['50%', 60],
    ['auto', 0],
    ['1e999', 0],
    [undefined, 0],
  ])('the length %s is %s', (text, right) => {
    expect(lengthOf(text, 120, 20)).toBeCloseTo(right, 9)
  })

  it.each([
    ['none', null],
    ['transparent', null],
    ['#abc', { colour: '#aabbcc', alpha: 1 }],
    ['#11223380', { colour: '#112233', alpha: 128 / 255 }],
    ['RGB(100%, 0%, 50%)', { colour: '#ff0080', alpha: 1 }],
    ['rgb(1 2 3 / 50%)', { colour: '#010203', alpha: 0.5 }],
    ['hsla(240, 100%, 50%, .2)', { colour: '#0000ff', alpha: 0.2 }],
    ['#ff0000 icc-color(sRGB, 1, 0, 0)', { colour: '#ff0000', alpha: 1 }],
    ['PapayaWhip', { colour: '#ffefd5', alpha: 1 }],
    ['WindowText', { colour: '#000000', alpha: 1 }],
    ['no colour', { colour: '#808080', alpha: 1 }],
  ])('the colour %s is read', (text, right) => {
    expect(readColour(text)).toEqual(right)
  })
})
