// Regular expressions over the texts of a pack. Runs in a separate thread, as an expression can take any amount of time.

/** A request to the thread. */
export interface PatternQuestion {
  readonly id: number
  readonly source: string
  readonly flags: string
  readonly texts: readonly string[]
}

/** A hit with its groups. */
export interface PatternHit {
  /** Index of the text. */
  readonly text: number
  readonly start: number
  readonly end: number
  readonly groups: readonly (string | undefined)[]
  readonly named: Readonly<Record<string, string | undefined>>
}

/** Answers of the thread: first that it has started, then the hits. */
export type PatternAnswer =
  | { readonly id: number; readonly began: true }
  | { readonly id: number; readonly began: false; readonly hits: readonly PatternHit[] }

/**
 * Returns all hits, each in its text. Empty ones count only when there are no others: for `^` and `$` they are
 * intended, for `a*` they occur between any two letters.
 */
export function searchPattern(
  { source, flags, texts }: Omit<PatternQuestion, 'id'>,
  most: number,
): PatternHit[] {
  const pattern = new RegExp(source, flags)
  const full: PatternHit[] = []
  const empty: PatternHit[] = []
  texts.forEach((words, text) => {
    for (const found of words.matchAll(pattern)) {
      const [all, ...groups] = found
      const list = all === '' ? empty : full
      if (list.length >= most) continue
      const end = found.index + all.length
      list.push({ text, start: found.index, end, groups, named: { ...found.groups } })
    }
  })
  return full.length > 0 ? full : empty
}

/** Expands `$1`, `$<name>`, `$&` and `$$` in a replacement as in `String.replace`. */
export function expand(replacement: string, words: string, hit: Omit<PatternHit, 'text'>): string {
  const { start, end, groups, named } = hit
  return replacement.replace(/\$(?:([$&`'])|(\d\d?)|<([^>]*)>)/g, (all, sign, digits, name) => {
    if (sign === '$') return '$'
    if (sign === '&') return words.slice(start, end)
    if (sign === '`') return words.slice(0, start)
    if (sign === "'") return words.slice(end)
    if (name !== undefined) return Object.keys(named).length > 0 ? (named[name] ?? '') : all
    return expandGroup(digits, groups) ?? all
  })
}

/** `$12` is the twelfth group, or the first one and a 2 when there are fewer. */
function expandGroup(digits: string, groups: PatternHit['groups']): string | null {
  for (const length of [2, 1]) {
    const number = Number(digits.slice(0, length))
    if (digits.length >= length && number >= 1 && number <= groups.length)
      return (groups[number - 1] ?? '') + digits.slice(length)
  }
  return null
}
