// Styles of Word, Google Docs and web pages.
import { expect, it } from 'vitest'
import { meaningOf, stylesAsData } from './style-meaning'

it('finds what the text keeps', () => {
  expect(meaningOf('font-weight:700;font-style:italic;color:red').tags).toEqual(['strong', 'em'])
  expect(meaningOf('text-decoration: underline line-through').tags).toEqual(['u', 's'])
  expect(meaningOf('VERTICAL-ALIGN: super').tags).toEqual(['sup'])
  expect(meaningOf('font-weight:normal')).toMatchObject({ notBold: true, notItalic: false })
  expect(meaningOf('text-align:center;margin:0')).toMatchObject({ tags: [], align: 'center' })
})

it("reads Word's lists and hidden text", () => {
  expect(meaningOf('text-indent:-18.0pt;mso-list:l0 level2 lfo1').wordList).toBe(2)
  expect(meaningOf('mso-list:Ignore').wordList).toBeNull()
  expect(meaningOf('mso-hide:all').hidden).toBe(true)
})

it('renames attributes and leaves words alone', () => {
  expect(stylesAsData('<p class=a style="x">a style="y"</p><B STYLE=z>')).toBe(
    '<p class=a data-style="x">a style="y"</p><B data-style=z>',
  )
})
