// Marks in a text what was searched for, and cuts out the words around it. The index could do it, by searching once more.
import { indexed, otherSpelling, shownWords } from '#shared/document/searched'
import { fold } from '#shared/fold'
import type { SearchTerm } from '#shared/search'

/** Words shown before the first that was found, and from it on. */
const [BEFORE, AFTER] = [6, 14]
const WORD = /[\p{L}\p{N}\p{M}\p{Co}\p{So}]+/gu

/** A word without case and accents, and as it is also typed. */
interface Form {
  readonly folded: string
  readonly other: string
}

interface Word {
  readonly form: Form
  readonly start: number
  readonly end: number
}

/** What is searched for, as words. */
export interface Wanted {
  readonly words: readonly Form[]
  /** The last word may go on. */
  readonly open: boolean
}

/** Returns the terms of a search as words. */
export function wantedWords(terms: readonly SearchTerm[]): Wanted[] {
  return terms
    .map(({ words, open }) => ({ words: wordsOf(indexed(words)).map(({ form }) => form), open }))
    .filter(({ words }) => words.length > 0)
}

/** A text in parts: every second one was found. */
export type Parts = readonly string[]

/** Returns a whole text in parts. */
export function markedParts(text: string, wanted: readonly Wanted[]): Parts {
  const words = wordsOf(text)
  const parts = partsFrom(text, words, foundIn(words, wanted), 0, words.length)
  return [...parts.slice(0, -1), `${parts.at(-1)}${text.slice(words.at(-1)?.end ?? 0)}`].map(shownWords)
}

/** Returns the words around the place with most terms, in parts; of a text without any, its beginning. */
export function snippetOf(text: string, wanted: readonly Wanted[]): Parts {
  const words = wordsOf(text)
  const found = foundIn(words, wanted)
  const first = bestPlace(found)
  const from = Math.max(0, Math.min(first - BEFORE, words.length - BEFORE - AFTER))
  const last = found.findLast(({ at }) => at < from + BEFORE + AFTER)
  // A snippet does not break off within what was found.
  const to = Math.min(words.length, Math.max(from + BEFORE + AFTER, last ? last.at + last.count : 0))
  const parts = [...partsFrom(text, words, found, from, to)]
  if (from > 0) parts[0] = `…${parts[0]}`
  parts.push(`${parts.pop() ?? ''}${to < words.length ? '…' : text.slice(words.at(-1)?.end ?? 0)}`)
  return parts.map(shownWords)
}

/** A place where a term was found: its first word, the number of its words, and which term. */
interface FoundTerm {
  readonly at: number
  readonly count: number
  readonly term: number
}

function foundIn(words: readonly Word[], wanted: readonly Wanted[]): FoundTerm[] {
  const found: FoundTerm[] = []
  for (let at = 0; at < words.length; at += 1)
    for (let term = 0; term < wanted.length; term += 1) {
      const one = wanted[term] as Wanted
      if (isAt(words, at, one)) found.push({ at, count: one.words.length, term })
    }
  return found
}

function isAt(words: readonly Word[], at: number, { words: all, open }: Wanted): boolean {
  for (let index = 0; index < all.length; index += 1) {
    const [form, one] = [words[at + index]?.form, all[index] as Form]
    if (form === undefined) return false
    const isFound =
      open && index === all.length - 1
        ? form.folded.startsWith(one.folded) || form.other.startsWith(one.other)
        : form.folded === one.folded || form.other === one.other
    if (!isFound) return false
  }
  return true
}

/** The first word of the place with the most different terms near each other; the first such place. */
function bestPlace(found: readonly FoundTerm[]): number {
  let [best, most] = [0, 0]
  found.forEach(({ at }, index) => {
    const terms = new Set<number>()
    for (let next = index; (found[next]?.at ?? at + AFTER) < at + AFTER; next += 1)
      terms.add(found[next]?.term ?? 0)
    if (terms.size > most) [best, most] = [at, terms.size]
  })
  return best
}

function partsFrom(
  text: string,
  words: readonly Word[],
  found: readonly FoundTerm[],
  from: number,
  to: number,
): Parts {
  const parts: string[] = []
  let done = from === 0 ? 0 : (words[from]?.start ?? 0)
  for (const { at, count } of found) {
    const [start, end] = [words[at]?.start ?? 0, words[at + count - 1]?.end ?? 0]
    if (at < from || at >= to || end <= done) continue
    // Terms may overlap, and letters of scripts without spaces are words one by one.
    if (parts.length > 0 && shownWords(text.slice(done, start)) === '')
      parts.push(`${parts.pop()}${text.slice(done, end)}`)
    else parts.push(text.slice(done, start), text.slice(start, end))
    done = end
  }
  return [...parts, text.slice(done, Math.max(done, words[to - 1]?.end ?? 0))]
}

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text))
    words.push({ form: formOf(match[0]), start: match.index, end: WORD.lastIndex })
  return words
}

/** The forms of words that were met: results are full of the same ones. */
const forms = new Map<string, Form>()
const MOST_FORMS = 20_000

function formOf(word: string): Form {
  let form = forms.get(word)
  if (form === undefined) {
    const isPlain = /^\p{ASCII}*$/u.test(word)
    const folded = isPlain ? word.toLowerCase() : fold(word)
    form = { folded, other: isPlain ? folded : otherSpelling(word) }
    if (forms.size >= MOST_FORMS) forms.clear()
    forms.set(word, form)
  }
  return form
}
