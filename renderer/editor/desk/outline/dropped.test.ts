// Which of the files that are dropped on the outline are taken.
import { expect, it } from 'vitest'
import { filesToEnclose } from './dropped'

const file = (name: string, type = '') => new File([], name, { type })
const taken = (...files: File[]) =>
  filesToEnclose({ files: files as unknown as FileList }).map(({ name }) => name)

it('takes all files when one can be enclosed, so that the others are named', () => {
  expect(taken(file('a.pdf', 'application/pdf'), file('Brief.docx'))).toEqual(['a.pdf', 'Brief.docx'])
  expect(taken(file('Brief.docx'), file('pack.bpack'))).toEqual(['Brief.docx', 'pack.bpack'])
  expect(taken(file('Brief.docx'), file('notes.txt'))).toEqual([])
})

it('knows a file of no type by its name', () => {
  expect(taken(file('Map.PNG'))).toEqual(['Map.PNG'])
  expect(taken(file('Scan.jpeg'))).toEqual(['Scan.jpeg'])
})
