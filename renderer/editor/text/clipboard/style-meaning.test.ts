// Styles of Word, Google Docs and web pages.
import { expect, it } from 'vitest'
import { meaningOf, shadeOf } from './style-meaning'

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

it('finds the shade that is nearest to the ground of a cell', () => {
  expect(shadeOf('background:#C6EFCE')).toBe('green')
  expect(shadeOf('background:#FFC000;mso-pattern:black none')).toBe('amber')
  expect(shadeOf('background-color: rgb(255, 199, 206)')).toBe('red')
  expect(shadeOf('background:#D9E2F3')).toBe('blue')
  expect(shadeOf('background:#D9D9D9')).toBe('grey')
  for (const none of ['', 'background:white', 'background:transparent', 'background:#FFF', 'color:red'])
    expect([none, shadeOf(none)]).toEqual([none, null])
})
