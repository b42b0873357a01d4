// Differences of words between two versions of a text.
import { expect, it } from 'vitest'
import { differentSpans } from './word-marks'

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

it('leaves very long texts alone', () => {
  expect(cut('a '.repeat(3000), 'b')).toEqual([[], []])
})
