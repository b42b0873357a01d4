// Words around a place that the index found in another spelling, which it can't mark, or whose end its own snippet cuts off.
import { indexed } from '#shared/document/searched'
import { fold } from '#shared/fold'
import type { SearchTerm } from '#shared/search'

/** Words shown before and after the first that was found. */
const [BEFORE, AFTER] = [6, 14]
const WORD = /[\p{L}\p{N}\p{M}\p{Co}\p{So}]+/gu

interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** Returns the words around the first place of a term, with `mark` and `end` around what was found; null for no place. */
export function snippetOf(
  text: string,
  terms: readonly SearchTerm[],
  mark: string,
  end: string,
): string | null {
  const words = wordsOf(text)
  const wanted = terms.map(({ words: typed, open }) => ({
    ...{ open, all: wordsOf(indexed(typed)).map(({ folded }) => folded) },
  }))
  /** Number of words that were found from a word on. */
  const foundAt = (at: number): number =>
    Math.max(0, ...wanted.map(({ all, open }) => (isAt(words, at, all, open) ? all.length : 0)))
  const first = words.findIndex((_word, at) => foundAt(at) > 0)
  if (first < 0) return null
  const from = Math.max(0, first - BEFORE)
  let [shown, at] = ['', words[from]?.start ?? 0]
  let last = from
  for (let index = from; index < Math.min(words.length, first + AFTER); ) {
    const count = foundAt(index)
    const [start, stop] = [words[index]?.start ?? 0, words[index + Math.max(1, count) - 1]?.end ?? 0]
    shown += `${text.slice(at, start)}${count > 0 ? `${mark}${text.slice(start, stop)}${end}` : text.slice(start, stop)}`
    at = stop
    index += Math.max(1, count)
    last = index
  }
  return `${from > 0 ? '…' : ''}${shown}${last < words.length ? '…' : text.slice(at)}`
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    ...{ folded: fold(word), start: index, end: index + word.length },
  }))
}

function isAt(words: readonly Word[], at: number, all: readonly string[], open: boolean): boolean {
  if (all.length === 0) return false
  return all.every((one, index) => {
    const word = words[at + index]?.folded
    return index === all.length - 1 && open ? word?.startsWith(one) : word === one
  })
}
