// Which command-line arguments are files to open, and the order in which they are taken.
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { filesIn, nextFile, onFiles, openFiles, withoutFiles } from './opened-files'

it('finds packs and templates, relative to the working directory', () => {
  const folder = resolve('/home/major')
  const line = [
    '--db',
    'packs.bpack',
    '--no-sandbox',
    'Visit to Tarsenia.bpack',
    join('..', 'a.BTEMPLATES'),
    'notes.txt',
  ]
  expect(filesIn(line, folder)).toEqual([
    join(folder, 'Visit to Tarsenia.bpack'),
    join(folder, '..', 'a.BTEMPLATES'),
  ])
  expect(withoutFiles(line)).toEqual(['--db', 'packs.bpack', '--no-sandbox', 'notes.txt'])
  expect(filesIn(['--file=a.bpack', '.'], folder)).toEqual([])
  expect(filesIn([resolve('/srv/a.bpack')], folder)).toEqual([resolve('/srv/a.bpack')])
})

it('queues files until they are taken, and announces new ones', () => {
  let told = 0
  openFiles(['early'])
  onFiles(() => {
    told += 1
  })
  openFiles([])
  openFiles(['one', 'two'])
  expect([nextFile(), nextFile(), nextFile(), nextFile(), told]).toEqual([
    'early',
    'one',
    'two',
    undefined,
    1,
  ])
})
