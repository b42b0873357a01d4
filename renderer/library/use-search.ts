// What a search of the library finds while it is being typed.
import { useEffect, useRef, useState } from 'react'
import type { PackSummary } from '#shared/pack'
import { type Found, type FoundPack, isSearch, LONGEST_SEARCH, parseSearch } from '#shared/search'
import { call, messageOf } from '../base/bridge'

/** A result, and what was searched for: the words in the box may be newer. */
export interface SearchResult extends Omit<Found, 'others'> {
  readonly words: string
  /** Why nothing could be searched; null if it could. */
  readonly failure: string | null
}

/** How long to wait before the search is repeated while the index is being made. */
const REPEAT_MS = 700
/** How long to wait before the rest of a long result is read: typing goes on before that, which needs another one. */
const REST_MS = 400

/** Searches when the words or the packs change; null while they ask for nothing. Keeps the last result until the next one is there. */
export function useSearch(words: string, packs: readonly PackSummary[] | null): SearchResult | null {
  const [result, setResult] = useState<SearchResult | null>(null)
  /** The search under way: the next one waits for it, and those that were typed over meanwhile are left out. */
  const turn = useRef(Promise.resolve())
  const wanted = isSearch(parseSearch(words, Date.now())) ? words.slice(0, LONGEST_SEARCH) : null
  // Packs that were changed may be found by other words.
  useEffect(() => {
    if (wanted === null) {
      setResult(null)
      return
    }
    let [current, timer] = [true, 0]
    const search = async (rows: number | null, before?: SearchResult) => {
      const found = await resultOf(wanted, rows, packs ?? [])
      if (!current) return
      const next = before ? continued(before, found) : found
      setResult(next)
      if (next.rest > 0) timer = window.setTimeout(() => later(null, next), REST_MS)
      else if (next.isReading) timer = window.setTimeout(() => later(null), REPEAT_MS)
    }
    const later = (...asked: Parameters<typeof search>): void => {
      turn.current = turn.current.then(() => (current ? search(...asked) : undefined))
    }
    later(rowsInWindow())
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, packs])
  return wanted === null ? null : result
}

/** Rows that a window can show at most. */
const rowsInWindow = (): number => Math.ceil(window.innerHeight / 30)

async function resultOf(
  words: string,
  rows: number | null,
  packs: readonly PackSummary[],
): Promise<SearchResult> {
  try {
    const { others, ...found } = await call('packs.search', { words, rows })
    return { ...found, packs: [...found.packs, ...withoutPlaces(others, packs)], words, failure: null }
  } catch (error) {
    const nothing = { packs: [], rest: 0, templates: [], limited: false, pending: 0, isReading: false }
    return { ...nothing, words, failure: messageOf(error) }
  }
}

/** The whole of a result that began with `first`, whose rows stay as they are drawn. */
function continued(first: SearchResult, whole: SearchResult): SearchResult {
  const isSame = first.packs.every(({ pack }, at) => pack.id === whole.packs[at]?.pack.id)
  return isSame ? { ...whole, packs: [...first.packs, ...whole.packs.slice(first.packs.length)] } : whole
}

/** Packs of the list that were found without a place in them. */
function withoutPlaces(ids: readonly string[], all: readonly PackSummary[]): FoundPack[] {
  if (ids.length === 0) return []
  const byId = new Map(all.map((pack) => [pack.id, pack]))
  return ids.flatMap((id) => {
    const pack = byId.get(id)
    return pack ? [{ pack, hits: [], more: 0 }] : []
  })
}
