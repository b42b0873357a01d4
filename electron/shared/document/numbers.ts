// How numbers are written: 1.1 and A.1 for sections, 3a(1)(a)(i) for paragraphs, letters, roman numerals; never stored.
import type { AnnexNaming } from './annex-names'

/** Attributes that the number of a section depends on. */
export interface NumberedSection {
  readonly level: number
  readonly annex: boolean
  readonly excluded: boolean
}

/**
 * Returns the number of each section in order, for example `2.1` or, for annexes, `A` and `A.1`; empty for excluded
 * ones, which do not count. A section without a chapter above it counts as one level higher than stated.
 */
export function sectionNumbers(
  sections: readonly NumberedSection[],
  { marks, letters }: Pick<AnnexNaming, 'marks' | 'letters'> = { marks: 'letters' },
): string[] {
  const body: number[] = []
  const annexes: number[] = []
  return sections.map((section) => {
    if (section.excluded) return ''
    const counters = section.annex ? annexes : body
    const depth = Math.min(section.level, counters.length + 1)
    counters.length = depth
    counters[depth - 1] = (counters[depth - 1] ?? 0) + 1
    const [first = 1, ...rest] = counters
    const lettered = section.annex && marks === 'letters'
    return [lettered ? annexLetters(first, letters) : String(first), ...rest].join('.')
  })
}

/** Letters of annexes: I and O are left out, as they look like 1 and 0. */
const ANNEX_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const ALL_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** In Latin letters 1 is A, 9 is J (there is no annex I), 24 is Z, 25 is AA. */
export function annexLetters(index: number, letters = ANNEX_LETTERS): string {
  return lettersOf(index, letters)
}

/** 1 is a, 26 is z, 27 is aa: letters of paragraphs. */
export function paragraphLetters(index: number): string {
  return lettersOf(index, ALL_LETTERS).toLowerCase()
}

function lettersOf(index: number, alphabet: string): string {
  let letters = ''
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / alphabet.length)) {
    letters = alphabet.charAt((rest - 1) % alphabet.length) + letters
  }
  return letters
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** 4 is iv. */
export function roman(count: number): string {
  let rest = count
  let text = ''
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) text += sign
  }
  return text
}

/** Marks of the fifth level of numbered paragraphs: in brackets, as in British and NATO papers, or with a full stop. */
export const FIFTH_LEVELS = ['(i)', 'i.'] as const
export type FifthLevel = (typeof FIFTH_LEVELS)[number]

/** Returns the mark before a numbered paragraph: `1.`, `a.`, `(1)`, `(a)`, then `(i)` or `i.` */
export function paragraphMark(level: number, count: number, fifth: FifthLevel): string {
  switch (level) {
    case 1:
      return `${count}.`
    case 2:
      return `${paragraphLetters(count)}.`
    case 3:
      return `(${count})`
    case 4:
      return `(${paragraphLetters(count)})`
    default:
      return fifth === '(i)' ? `(${roman(count)})` : `${roman(count)}.`
  }
}

/** Returns the counts of numbered paragraphs by level, after one more paragraph of that level. */
export function nextLevels(levels: readonly number[], level: number): number[] {
  return Array.from({ length: level }, (_, index) => (levels[index] ?? 0) + (index === level - 1 ? 1 : 0))
}

/** Returns how a numbered paragraph is referred to: `3a(1)`. Skipped levels are left out. */
export function paragraphNumber(levels: readonly number[], fifth: FifthLevel): string {
  return levels
    .map((count, index) => (count === 0 ? '' : paragraphMark(index + 1, count, fifth).replace('.', '')))
    .join('')
}
