// Image validation: what is accepted, what is refused and why.
import { describe, expect, it } from 'vitest'
import { jpegAsset } from '../pdf/testing/pictures'
import { png } from '../storage/testing/packs'
import { checkImage } from './image'

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inside: string, attributes = '') =>
  bytes(
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`,
  )
const jpeg = (width: number, height: number) =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46],
    ...[0xff, 0xc0, 0x00, 0x0b, 0x08, height >> 8, height & 255, width >> 8, width & 255, 0x01, 0x11, 0x00],
  ])

describe('checkImage', () => {
  it('knows an image by its bytes, not by its name', () => {
    expect(checkImage('a.txt', png)).toBe('image/png')
    expect(checkImage('a.png', jpegAsset.bytes)).toBe('image/jpeg')
    expect(checkImage('a', svg('<path d="M0 0h9"/>'))).toBe('image/svg+xml')
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a program', bytes('MZ\0\0')],
    ['a GIF', bytes('GIF89a')],
    ['HTML', bytes('<html><svg></svg></html>')],
    ['a PNG cut off after its signature', png.subarray(0, 20)],
    ['a JPEG without a size', jpeg(640, 480).subarray(0, 9)],
    ['a JPEG that ends behind its header', jpeg(640, 480)],
    ['a JPEG of no height', jpeg(640, 0)],
    ['a JPEG of too many pixels', jpeg(40_000, 40_000)],
    ['21 MB', new Uint8Array(21 * 1024 * 1024)],
  ])('refuses %s and names the file', (_what, content) => {
    expect(() => checkImage('picture', content)).toThrow(expect.objectContaining({ code: 'asset/invalid' }))
    expect(() => checkImage('picture', content)).toThrow(/picture/)
  })

  it.each([
    ['a plain drawing', '<g style="fill:url(#a);stroke:red"><use href="#b"/></g>', ''],
    [
      'an image inside',
      '<image xlink:href="data:image/png;base64,AAAA"/>',
      'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ],
    ['a link around a shape', '<a href="https://a.org"><rect/></a>', ''],
    [
      'HTML and words in its place',
      '<switch><foreignObject requiredFeatures="x"><p>One</p></foreignObject><text>One</text></switch>',
      '',
    ],
    ['a font inside', '<style>@font-face{font-family:a;src:url("data:font/woff2;base64,AAAA")}</style>', ''],
    ['metadata with addresses', '<metadata><rdf:li rdf:resource="http://a.org/"/></metadata>', ''],
  ])('takes an SVG with %s', (_what, inside, attributes) => {
    expect(checkImage('a.svg', svg(inside, attributes))).toBe('image/svg+xml')
  })

  it.each([
    ['a script', '<script>1</script>'],
    ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['an event', '<rect onload="x()"/>'],
    ['an event in new lines', '<rect\nOnClick = x />'],
    ['a script in HTML', '<foreignObject><div><script>1</script></div></foreignObject>'],
    ['a picture of the web in HTML', '<foreignObject><img src="https://a.org/x.png"/></foreignObject>'],
    ['a frame', '<foreignObject><iframe src="#a"/></foreignObject>'],
    ['a link that runs', '<a href="java\nscript:x()"><rect/></a>'],
    ['a shape of the web', '<use href="https://a.org/x.svg#a"/>'],
    ['an attribute that loads', '<rect fill="url( \'http://a.org/x\')"/>'],
    ['another base', '<g xml:base="https://a.org/"><use href="#a"/></g>'],
    ['a tag that is no XML', '<rect <script>1</script>'],
    ['a link in disguise', '<use xlink:href="&#104;ttps://a.org/x.svg#a"/>'],
    ['a link without quotes', '<image href=//a.org/x.png />'],
    ['a file', "<image href='file:///etc/passwd'/>"],
    ['HTML as data', '<image href="data:text/html,x"/>'],
    ['a style that loads', '<rect style="fill:url(http://a.org/x)"/>'],
    ['a style that loads in disguise', '<rect style="fill:u\\72l(http://a.org/x)"/>'],
    ['an import', '<style>@import "x.css";</style>'],
    ['an animated link', '<animate attributeName="xlink:href" to="x"/>'],
  ])('refuses an SVG with %s', (_what, inside) => {
    expect(() => checkImage('a.svg', svg(inside))).toThrow(expect.objectContaining({ code: 'asset/invalid' }))
  })

  it('accepts the entities for namespaces that drawing programs declare', () => {
    const head =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" [\n<!ENTITY ns_ai "http://ns.adobe.com/a/">\n]>'
    const file = bytes(
      `<?xml version="1.0"?>\n${head}\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ns_ai;"/>`,
    )
    expect(checkImage('a.svg', file)).toBe('image/svg+xml')
  })

  it.each([
    ['fill:url(', ' ', ')'],
    ['<!DOCTYPE ', '<!DOCTYPE ', ''],
    ['<!DOCTYPE svg [', '<!ENTITY a "b">', ']>'],
    ['attributeName=', ' ', ''],
    ['&#', '1', ';'],
  ])('is quick with a file of %s', (start, middle, end) => {
    const long = `${start}${middle.repeat(300_000)}${end}`
    const files = [
      svg(`<rect style="${long}"/>`),
      svg(`<style>${long}</style>`),
      svg(`<rect ${long}/>`),
      bytes(`<svg ${long}>`),
    ]
    for (const file of [...files, bytes(`${long}<svg/>`)]) {
      try {
        checkImage('a.svg', file)
      } catch (error) {
        expect(error).toMatchObject({ code: 'asset/invalid' })
      }
    }
  })

  it.each([
    ['an entity that holds markup', '<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg>&a;</svg>'],
    [
      'an entity that is made of others',
      '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg>&c;</svg>',
    ],
    ['an entity that is a file', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'],
    [
      'an entity that hides an address',
      '<!DOCTYPE svg [<!ENTITY a "http://a.org">]><svg><use href="&a;"/></svg>',
    ],
    ['default attributes', '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]><svg/>'],
    ['a style sheet', '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><svg/>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><svg/>'],
    ['UTF-16', '<\0s\0v\0g\0/\0>\0'],
  ])('refuses an SVG with %s at its head', (_what, text) => {
    expect(() => checkImage('a.svg', bytes(text))).toThrow(expect.objectContaining({ code: 'asset/invalid' }))
  })
})
