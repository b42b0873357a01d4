// Ranks suggestions: those closest to the word come first.

/** Endings and other parts spelled differently in British and American English, both ways. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/or(?=$|ed|ing|s|able|ful|ite)/, 'our'],
  [/our(?=$|ed|ing|s|able|ful|ite)/, 'or'],
  [/er(?=$|s$|ed$)/, 're'],
  [/re(?=$|s$|d$)/, 'er'],
  [/ns(?=e|iv)/, 'nc'],
  [/nc(?=e|iv)/, 'ns'],
  [/ys(?=e|ing)/, 'yz'],
  [/yz(?=e|ing)/, 'ys'],
  [/is(?=e|ing|ation)/, 'iz'],
  [/iz(?=e|ing|ation)/, 'is'],
  [/og$/, 'ogue'],
  [/ogue$/, 'og'],
  [/maneuver(?=ed|ing|ab)/, 'manoeuvr'],
  [/maneuver/, 'manoeuvre'],
  [/manoeuvr(?=ed|ing|ab)/, 'maneuver'],
  [/manoeuvre/, 'maneuver'],
  [/l(?=ed$|ing$|er$)/, 'll'],
  [/ll(?=ed$|ing$|er$)/, 'l'],
]

/** Maximum edit distance of a suggestion. */
const FAR = 3

/**
 * Returns the suggestions without duplicates, nearest first, in the capitalisation of the word. `own` are the user's
 * words, included when they are near; `isRight` decides which spellings of the other English are correct in this one.
 */
export function rank(
  word: string,
  found: readonly string[],
  own: readonly string[],
  isRight: (word: string) => boolean,
): string[] {
  const lower = word.toLowerCase()
  const variants = VARIANTS.map(([from, to]) => lower.replace(from, to)).filter(
    (one) => one !== lower && isRight(one),
  )
  const near = own.filter((one) => distance(lower, one.toLowerCase()) < FAR)
  const all = [...variants, ...near, ...found].map((one) => inCaseOf(word, one))
  const weight = (one: string): number =>
    variants.some((variant) => variant === one.toLowerCase()) ? 0 : weightOf(lower, one.toLowerCase())
  return [...new Set(all)]
    .filter((one) => one !== word)
    .map((one, index) => ({ one, index, weight: weight(one) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(({ one }) => one)
}

/** A different first letter is the rarest typo, transposed letters are the commonest. */
function weightOf(word: string, other: string): number {
  const sameLetters = [...word].sort().join('') === [...other].sort().join('')
  const first = word[0] === other[0] ? 0 : 1
  // A missing space ranks after words that differ by one letter.
  const space = other.includes(' ') ? 0.5 : 0
  // Omitting a letter is commoner than typing a wrong one.
  const longer = other.length > word.length ? 0.2 : 0
  return distance(word, other) + first + space - (sameLetters ? 0.5 : 0) - longer
}

/** Edit distance: insertions, deletions, substitutions and transpositions (Damerau and Levenshtein). */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? one.length
}

function inCaseOf(word: string, suggestion: string): string {
  const first = word[0] ?? ''
  const capital = first !== first.toLowerCase()
  return capital ? (suggestion[0]?.toUpperCase() ?? '') + suggestion.slice(1) : suggestion
}
