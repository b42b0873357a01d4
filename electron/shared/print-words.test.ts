// The program's own words in each language.
import { describe, expect, it } from 'vitest'
import { languageChoices } from './choices'
import { filled, isWholeLanguage, printWords } from './print-words'
import { en } from './print-words/en'

const names = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

describe.each(languageChoices)('%s', (language) => {
  const words = printWords(language)

  it('is whole: each text has the names to fill in that the English one has', () => {
    expect(isWholeLanguage(language)).toBe(true)
    expect(words.months.split(' ')).toHaveLength(12)
    const compare = (own: unknown, english: unknown, path: string): void => {
      if (typeof english === 'string') {
        expect(String(own).trim(), path).not.toBe('')
        expect(names(String(own)), path).toEqual(names(english))
      } else
        for (const [key, value] of Object.entries(english as object))
          compare((own as Record<string, unknown>)[key], value, `${path}.${key}`)
    }
    compare(words, en, language)
  })

  it('has no English among them', () => {
    if (language.startsWith('en')) return
    const same = (['page', 'callouts', 'trainer', 'enclosures'] as const).flatMap((part) =>
      Object.entries(words[part]).filter(([key, text]) => text === en[part][key as never]),
    )
    // Words that are the same in both languages.
    expect(
      same.filter(([, text]) => !['Note', 'Source', 'Pages', 'Notes', 'Page {page}'].includes(text)),
    ).toEqual([])
  })
})

it('fills in names', () => {
  expect(filled('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two')
})
