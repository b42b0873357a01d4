// Puts suggestions in order: what differs least from the word comes first.

/** Endings and middles that British and American English spell differently, each way. */
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

/** More differences than this are another word. */
const FAR = 3

/**
 * The suggestions without doubles, nearest first, in the capitals of the word. `own` are words of the user,
 * taken when they are near; `isRight` tells which of the spellings of the other English are right in this one.
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

/** Another first letter is a rarer slip than any other; letters in another order are the commonest. */
function weightOf(word: string, other: string): number {
  const sameLetters = [...word].sort().join('') === [...other].sort().join('')
  const first = word[0] === other[0] ? 0 : 1
  // A missing space is named after the words that are one letter away.
  const space = other.includes(' ') ? 0.5 : 0
  // A letter is left out more often than a wrong one is typed.
  const longer = other.length > word.length ? 0.2 : 0
  return distance(word, other) + first + space - (sameLetters ? 0.5 : 0) - longer
}

/** Single edits from one word to another: a letter more, less, other, or two that changed places (Damerau and Levenshtein). */
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
