// Foreign HTML is scanned once, from start to end: with backtracking expressions these inputs took minutes or hours.
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { numberOf } from './cell-values'
import { mendAddress } from './pasted-links'
import { readSource } from './pasted-source'
import { blocksOfText } from './pasted-text'
import { picturesInRtf } from './rtf-pictures'
import { readStyle } from './style-meaning'
import { tabbedCells } from './tabbed-text'

describe('reading HTML', () => {
  it('keeps tags and words, makes data of styles, and drops what runs or styles', () => {
    const { html, sheets } = readSource(
      `<html><head><style>.a {color:red}</style><base href=x></head><body onload=run()><p class=a style='color:"red"' ONCLICK="x>y">a style="y" &lt;` +
        `<script>run("<p>")</script><!-- gone --><![if !vml]><B STYLE=z data-x="1>2">b</B><img src=a.png onerror=run()> 1 < 2</p></body></html>`,
    )
    expect(html).toBe(
      `<html><head></head><body><p class=a data-style='color:"red"'>a style="y" &lt;<![if !vml]><B data-style=z data-x="1>2">b</B><img src=a.png> 1 < 2</p></body></html>`,
    )
    expect(sheets).toEqual(['.a {color:red}'])
  })

  it.each([
    ['style tags', '<style '],
    ['closed style tags', '<style>'],
    ['sheets', '<style>a{}</style>'],
    ['conditional comments', '<!--[if x]>'],
    ['comments', '<!--[if gte vml 1]><v:imagedata><![endif]-->'],
    ['tags', '<a '],
    ['quotes', '<a b="'],
    ['values', `<a style='`],
    ['brackets', '<'],
    ['ends', '</'],
    ['marks', '<!'],
    ['scripts', '<script>x</script >'],
    ['handlers', '<p onclick=x onload=y>'],
    ['equals', '<p ====='],
  ])('reads %s without end', (_, part) => {
    expect(readSource(`<p>Start</p>${part.repeat(300_000)}`).html).toMatch(/^<p>Start<\/p>/)
    expect(readSource(`<p ${part.repeat(300_000)}>End</p>`).html.length).toBeLessThan(20_000_000)
  })
})

it('reads RTF without end', () => {
  for (const part of ['\\pngblip', '\\pngblip{', '\\pngblip 00', '{\\pict\\pngblip ff}', '\\pngblip\\a '])
    expect(picturesInRtf(part.repeat(200_000)).length).toBeLessThanOrEqual(200_000)
})

it('reads plain text without end', () => {
  const spaces = ' '.repeat(500_000)
  expect(blocksOfText(`a${spaces}b`, schema, []).content.childCount).toBe(1)
  expect(blocksOfText(`${'\n'.repeat(500_000)}b`, schema, []).content.childCount).toBe(1)
  const line = 'a line of a document that was wrapped at its end and sub-\n'
  expect(blocksOfText(line.repeat(50_000), schema, []).content.childCount).toBe(1)
  expect(tabbedCells(`a\tb\n${'"x\t'.repeat(200_000)}`)).not.toBeNull()
  expect(tabbedCells('"'.repeat(500_000))).toBeNull()
  expect(numberOf(`1${spaces}words`)).toBeNull()
  expect(readStyle(`color:${spaces}red;${';'.repeat(500_000)}`).get('color')).toBe('red')
  expect(mendAddress(`http://a${spaces}b`).startsWith('http://a%20')).toBe(true)
})
