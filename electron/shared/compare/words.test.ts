// Differences of words between two versions of a text.
import { expect, it } from 'vitest'
import { differentSpans } from './words'

const cut = (mine: string, theirs: string) => {
  const spans = differentSpans(mine, theirs)
  return [
    spans.mine.map(({ from, to }) => mine.slice(from, to)),
    spans.theirs.map(({ from, to }) => theirs.slice(from, to)),
  ]
}

it('finds words that are new, gone and changed, whole and together', () => {
  expect(cut('The ship calls at port.', 'The big ship calls at the port!')).toEqual([
    ['.'],
    ['big', 'the', '!'].map((word) => expect.stringContaining(word)),
  ])
  expect(cut('one two three', 'one three')).toEqual([[expect.stringContaining('two')], []])
  expect(cut('same', 'same')).toEqual([[], []])
})

it('keeps words that stayed where more spaces could be kept without them', () => {
  const lines = (...words: string[]) => words.join('\n')
  expect(
    cut(
      lines('Fuel', 'three', 'Oil', 'two', 'Tyres', 'nine'),
      lines('Fuel', 'seven', 'Water', 'one', 'Oil', 'two'),
    ),
  ).toEqual([['three', 'Tyres\nnine'], ['seven\nWater\none']])
})

it('compares long texts by sentences, and by words where sentences changed', () => {
  const filler = (from: number) =>
    Array.from({ length: 1500 }, (_, at) => `Sentence ${from + at} is here. `).join('')
  const long = (one: string, other: string) =>
    `${one} starts. ${filler(0)}In ${other} it ends. ${filler(2000)}End`
  expect(cut(long('It', 'May'), long('She', 'June'))).toEqual([
    [expect.stringContaining('It'), expect.stringContaining('May')],
    [expect.stringContaining('She'), expect.stringContaining('June')],
  ])
})

it('gives up on texts that are long and have nothing in common', () => {
  const [mine, theirs] = [
    Array.from({ length: 9000 }, (_, at) => `m${at}`).join(' '),
    Array.from({ length: 9000 }, (_, at) => `t${at}`).join('-'),
  ]
  expect(cut(mine, theirs)).toEqual([[mine], [theirs]])
})
