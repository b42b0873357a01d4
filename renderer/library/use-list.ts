// The list as it is shown: all packs or what a search found, in their order, with what is chosen.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { librarySearch } from '../base/library-search'
import { Signal } from '../base/signal'
import { foundLines, type Line, linesOf } from './lines'
import { keepSort, readSort } from './list-sort'
import { type Sort, sortedPacks } from './packs-view'
import { type SearchResult, useSearch } from './use-search'
import { type Selection, useSelection } from './use-selection'

/** The list and its state. */
export interface List {
  readonly words: string
  /** Searches for other words. */
  look(words: string): void
  /** What was found; null without a search. */
  readonly result: SearchResult | null
  readonly lines: readonly Line[]
  readonly countWords: string
  /** Number of archived packs. */
  readonly archived: number
  /** Null in the order of a search. */
  readonly sort: Sort | null
  setSort(sort: Sort): void
  readonly selection: Selection
  /** Chooses a pack, and ends a search that does not find it. */
  choose(id: PackId): void
  /** Packs are about to leave the list: the one after them is chosen. */
  leave(packs: readonly PackSummary[]): void
}

/** What was searched for last: a pack that was opened from the results leads back to them. */
const lastWords = new Signal('')

/** `all` is null while loading; `isWhole` is false while it has only the first packs. */
export function useList(all: readonly PackSummary[] | null, isWhole: boolean): List {
  const [words, setWords] = useState(lastWords.get())
  useEffect(() => lastWords.set(words), [words])
  const [sort, setSort] = useRememberedSort()
  const [searchSort, setSearchSort] = useState<Sort | null>(null)
  const selection = useSelection()
  // Until the first result is there the list stays.
  const result = useSearch(words, all)
  const listed = useMemo(() => (all ?? []).filter(({ archived }) => !archived), [all])
  const lines = useMemo(() => {
    if (result === null) return linesOf(sortedPacks(listed, sort))
    const packs = result.packs.map(({ pack }) => pack)
    const places = new Map(result.packs.map((one) => [one.pack.id, one]))
    return foundLines(searchSort ? sortedPacks(packs, searchSort) : packs, places)
  }, [listed, sort, result, searchSort])
  const look = (wanted: string): void => {
    setWords(wanted)
    setSearchSort(null)
    selection.set(null)
  }
  const wanted = useRef<{ readonly id: PackId; readonly since: SearchResult | null } | null>(null)
  useEffect(() => {
    if (wanted.current === null || (result !== null && result === wanted.current.since)) return
    const isFound = result?.packs.some(({ pack }) => pack.id === wanted.current?.id) ?? true
    // It may be in the rest.
    if (!isFound && result && result.rest > 0) return
    if (!isFound) setWords('')
    wanted.current = null
  }, [result])
  const latest = useRef(look)
  latest.current = look
  useEffect(() => librarySearch.on((wanted) => latest.current(wanted)), [])
  return {
    ...{ words, look, lines, selection },
    result,
    countWords: isWhole || result ? countWords(listed.length, result) : '',
    archived: (all?.length ?? 0) - listed.length,
    sort: result ? searchSort : sort,
    setSort: result ? setSearchSort : setSort,
    choose: (id) => {
      selection.set(id)
      wanted.current = { id, since: result }
    },
    leave: (packs) => selection.set(neighbour(lines, packs)),
  }
}

/** The pack that follows the given ones, or the one before them. */
function neighbour(lines: readonly Line[], packs: readonly PackSummary[]): PackId | null {
  const gone = new Set(packs.map(({ id }) => id))
  const at = lines.findLastIndex(({ pack }) => gone.has(pack.id))
  const stays = ({ pack }: Line) => !gone.has(pack.id)
  return (lines.slice(at + 1).find(stays) ?? lines.slice(0, at).findLast(stays))?.pack.id ?? null
}

function countWords(listed: number, result: SearchResult | null): string {
  if (result === null) return listed > 0 ? listed.toLocaleString('en-GB') : ''
  return `${(result.packs.length + result.rest).toLocaleString('en-GB')}${result.limited ? '+' : ''} found`
}

/** The order of the list, kept over restarts. */
function useRememberedSort(): [Sort, (sort: Sort) => void] {
  const [sort, setSort] = useState(readSort)
  return [
    sort,
    (next) => {
      keepSort(next)
      setSort(next)
    },
  ]
}
