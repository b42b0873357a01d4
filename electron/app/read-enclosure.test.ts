// Files that can't be enclosed are named with what is wrong.
import { expect, it } from 'vitest'
import { readFileToEnclose } from './read-enclosure'

it.each([
  ['Minutes.pdf', '', '“Minutes.pdf” can’t be enclosed: the file is empty.'],
  ['Brief.docx', 'PK', '“Brief.docx” can’t be enclosed: it is not a PDF, PNG, JPEG or SVG.'],
  ['Minutes.pdf', 'no PDF', '“Minutes.pdf” can’t be enclosed: it is not a PDF, PNG, JPEG or SVG.'],
])('says why %s of “%s” can’t be enclosed', async (name, text, message) => {
  const reading = readFileToEnclose(name, new TextEncoder().encode(text), null)
  await expect(reading).rejects.toThrow(message)
})
