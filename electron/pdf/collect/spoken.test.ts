// Hints for screen readers at words in other scripts and raised figures.
import { describe, expect, it } from 'vitest'
import { foreignPieces, raisedFigure } from './spoken'

const languages = (text: string, language = 'en-GB') =>
  foreignPieces(text, language)?.map((piece) => [piece.text, piece.facts?.lang ?? null]) ?? null

describe('words in another script', () => {
  it('have the language that their letters reveal', () => {
    expect(languages('in Ελλάδα now')).toEqual([
      ['in ', null],
      ['Ελλάδα ', 'el'],
      ['now', null],
    ])
    for (const [words, language] of [
      ['Міністерство оборони України', 'uk'],
      ['Министерство обороны', 'ru'],
      ['Міністэрства абароны', 'be'],
      ['Узброеныя сілы ў', 'be'],
      ['Ђорђе', 'sr'],
      ['שלום עולם', 'he'],
      ['وزارة الدفاع', 'ar'],
      ['وزارت دفاع پاکستان ہے', 'ur'],
      ['پارلمان', 'fa'],
      ['国防部', 'zh'],
      ['防衛省は発表した', 'ja'],
      ['국방부', 'ko'],
    ] as const)
      expect(languages(words), words).toEqual([[words, language]])
  })

  it('have none where the letters fit several languages', () => {
    for (const words of ['Москва', 'Мінск', 'Қазақстан'])
      expect(languages(words), words).toEqual([[words, null]])
  })

  it('include figures and symbols, and lose no character', () => {
    expect(languages('of 26 شباط 2026 – and')).toEqual([
      ['of 26 ', null],
      ['شباط 2026 – ', 'ar'],
      ['and', null],
    ])
    const odd = '  Ελλάδα  (Греция)\u00a0x '
    expect(
      foreignPieces(odd, 'en')
        ?.map(({ text }) => text)
        .join(''),
    ).toBe(odd)
  })

  it('are not foreign in a document of their language, nor are single letters', () => {
    expect(languages('Ελλάδα', 'el-GR')).toEqual([['Ελλάδα', null]])
    for (const text of ['plain words', 'σ of 3', 'Čeština, Łódź', 'α- and β-waves'])
      expect(languages(text), text).toBeNull()
  })
})

describe('raised figures', () => {
  it('are read as raised, letters are not', () => {
    expect(raisedFigure('6')).toEqual({ actual: '⁶' })
    expect(raisedFigure('-12')).toEqual({ actual: '⁻¹²' })
    expect(raisedFigure('st')).toBeNull()
    expect(raisedFigure('')).toBeNull()
  })
})
