// The language of a Word file: the one that it states for the script that most of its words are in.

import type { Section } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'

/** Scripts that run from right to left, the language that stands for each, and others that are written in it. */
const RIGHT_TO_LEFT: readonly (readonly [letters: RegExp, usual: string, others: RegExp])[] = [
  [/\p{Script=Arabic}/gu, 'ar', /^(ar|fa|ur)(-|$)/i],
  [/\p{Script=Hebrew}/gu, 'he', /^he(-|$)/i],
]

/** Returns the language of some sections; `stated` is that of the file for text from left to right, `complex` the other one. */
export function languageOf(
  sections: readonly Section[],
  {
    language: stated,
    complexLanguage: complex,
  }: Readonly<Record<'language' | 'complexLanguage', string | undefined>>,
): string {
  const text = sections.map((section) => plainText(section)).join('\n')
  const all = text.match(/\p{L}/gu)?.length ?? 0
  for (const [letters, usual, others] of RIGHT_TO_LEFT) {
    if ((text.match(letters)?.length ?? 0) * 2 <= all) continue
    // Only the language counts: packs know no Arabic of a country.
    return complex && others.test(complex) ? (complex.split('-')[0]?.toLowerCase() ?? usual) : usual
  }
  return stated ?? ''
}
