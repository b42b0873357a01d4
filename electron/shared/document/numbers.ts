// Computed numbers of sections: 1, 1.1, 1.1.1 for the body and A, A.1 for annexes; never stored.

/** What the number of a section depends on. */
export interface NumberedSection {
  readonly level: number
  readonly annex: boolean
  readonly excluded: boolean
}

/**
 * The number of each section in order, for example `2.1` or, for annexes, `A` and `A.1`; empty for excluded ones,
 * which take no number. A section without a chapter above it counts as one level higher than it says.
 */
export function sectionNumbers(sections: readonly NumberedSection[]): string[] {
  const body: number[] = []
  const annexes: number[] = []
  return sections.map((section) => {
    if (section.excluded) return ''
    const counters = section.annex ? annexes : body
    const depth = Math.min(section.level, counters.length + 1)
    counters.length = depth
    counters[depth - 1] = (counters[depth - 1] ?? 0) + 1
    const [first = 1, ...rest] = counters
    return [section.annex ? annexLetters(first) : String(first), ...rest].join('.')
  })
}

/** Letters of annexes: I and O are left out, because they read as 1 and 0. */
const ANNEX_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const ALL_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** 1 is A, 9 is J (there is no annex I), 24 is Z, 25 is AA. */
export function annexLetters(index: number): string {
  return lettersOf(index, ANNEX_LETTERS)
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
