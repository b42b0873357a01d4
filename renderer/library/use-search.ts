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
    const search = async () => {
      const failed = (error: unknown): SearchResult => ({
        ...{
          packs: [],
          templates: [],
          limited: false,
          pending: 0,
          isReading: false,
          words: wanted,
        },
        failure: messageOf(error),
      })
      const next = await call('packs.search', { words: wanted }).then(
        ({ others, ...found }): SearchResult => ({
          ...found,
          packs: [...found.packs, ...withoutPlaces(others, packs ?? [])],
          ...{ words: wanted, failure: null },
        }),
        failed,
      )
      if (!current) return
      setResult(next)
      if (next.isReading) timer = window.setTimeout(search, REPEAT_MS)
    }
    turn.current = turn.current.then(() => (current ? search() : undefined))
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, packs])
  return wanted === null ? null : result
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
