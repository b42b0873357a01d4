// Titles become names that every system takes.
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { fileName } from './file-name'

it('keeps what can be kept', () => {
  expect(fileName('Visit to “Norway” 1.2', 'pdf')).toBe('Visit to “Norway” 1.2.pdf')
  expect(fileName('a/b\\c: d\n', 'pdf')).toBe('a b c d.pdf')
})

it('leads to no other folder, hides nothing, is no device', () => {
  for (const title of ['..', '.', '../..', '', ' . ']) expect(fileName(title, 'bpack')).toBe('Untitled.bpack')
  expect(fileName('.profile', 'pdf')).toBe('profile.pdf')
  expect(fileName('NUL', 'pdf')).toBe('Untitled NUL.pdf')
})

it('has room for its ending, in bytes and whole letters', () => {
  for (const letter of ['a', 'ع', '防', '🛡']) {
    const name = fileName(letter.repeat(250), 'bpack')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(basename(name, '.bpack')).toMatch(new RegExp(`^${letter}+$`, 'u'))
  }
})
