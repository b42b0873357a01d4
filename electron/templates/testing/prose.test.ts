// The prose metrics against words and sentences counted by hand.
import { describe, expect, it } from 'vitest'
import { readingGrade, sentencesOf, syllablesOf, wordsOf } from './prose'

describe('sentencesOf', () => {
  it('splits sentences, but not at abbreviations, decimals and inner stops', () => {
    expect(
      sentencesOf('Gen. Smith spoke, e.g. of Art. 7. It took 2.5 hours! Why? “No reply.” Then more'),
    ).toEqual(['Gen. Smith spoke, e.g. of Art. 7.', 'It took 2.5 hours!', 'Why?', '“No reply.”', 'Then more'])
  })
})

describe('wordsOf', () => {
  it('counts hyphenated words, figures and words with apostrophes once', () => {
    expect(wordsOf('The state’s well-kept fleet – 1,200 men (in 1998).')).toEqual([
      'The',
      'state’s',
      'well-kept',
      'fleet',
      '1,200',
      'men',
      'in',
      '1998',
    ])
  })
})

describe('syllablesOf', () => {
  it.each([
    ['state', 1],
    ['attaché', 3],
    ['exercise', 3],
    ['trained', 1],
    ['needed', 2],
    ['table', 2],
    ['nations', 2],
    ['interoperability', 8],
  ])('%s', (word, count) => expect(syllablesOf(word)).toBe(count))
})

describe('readingGrade', () => {
  it('follows the published formula', () => {
    // 6 words, 6 syllables, 1 sentence: 0.39 × 6 + 11.8 × 1 − 15.59.
    expect(readingGrade(['The cat sat on the mat.'])).toBeCloseTo(-1.45)
  })
})
