// Titles become file names that are valid on every system.
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { fileName } from './file-name'

it('keeps ordinary titles', () => {
  expect(fileName('Visit to “Norway” 1.2', 'pdf')).toBe('Visit to “Norway” 1.2.pdf')
  expect(fileName('a/b\\c: d\n', 'pdf')).toBe('a b c d.pdf')
})

it('gives titles that look alike one name', () => {
  expect(fileName('Cafe\u0301', 'pdf')).toBe(fileName('Caf\u00e9', 'pdf'))
})

it('never leads to another folder, hides the file or names a device', () => {
  for (const title of ['..', '.', '../..', '', ' . ']) expect(fileName(title, 'bpack')).toBe('Untitled.bpack')
  expect(fileName('.profile', 'pdf')).toBe('profile.pdf')
  expect(fileName('NUL', 'pdf')).toBe('Untitled NUL.pdf')
})

it('changes names of Windows devices, with or without an extension', () => {
  for (const title of ['CON. Visit', 'Prn.draft', 'nul .report', 'com¹', 'LPT9.a.b', 'aux'])
    expect(fileName(title, 'pdf')).toBe(`Untitled ${title}.pdf`)
  for (const title of ['Contacts', 'Com 12 visit', 'Console.log', 'A con. Visit'])
    expect(fileName(title, 'pdf')).toBe(`${title}.pdf`)
})

it('removes invisible characters, so that a name reads as it is', () => {
  expect(fileName('Plan\u202Egpj.exe', 'pdf')).toBe('Plangpj.exe.pdf')
  expect(fileName('\u2066\uFEFFSoft\u00ADware\u200B \u2028two\uD83D', 'pdf')).toBe('Software two.pdf')
  expect(fileName('می\u200Cخواهم 👩\u200D✈', 'pdf')).toBe('می\u200Cخواهم 👩\u200D✈.pdf')
})

it('leaves room for its extension, in bytes and whole characters', () => {
  for (const letter of ['a', 'ع', '防', '🛡']) {
    const name = fileName(letter.repeat(250), 'bpack')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(basename(name, '.bpack')).toMatch(new RegExp(`^${letter}+$`, 'u'))
  }
})
