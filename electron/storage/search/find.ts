// Finds packs, sections and own templates by their words, titles first, then what was changed last.
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'
import type { Found, FoundPack, FoundTemplate, Search, SearchHit, SearchTerm } from '#shared/search'
import { summariesOf } from '../pack-list'
import { pendingCount } from './indexing'
import { filterMatch, longTerms, matchOf, mixedMatch, ownMatch, usesMatch, within } from './match'
import { markedParts, type Parts, snippetOf, type Wanted, wantedWords } from './snippet'
import { type Filtered, listed, STATEMENTS, searched } from './statements'
import { sectionWordsReader } from './vocabulary'

/** Packs in a result. */
const MOST_PACKS = 50
/** Packs in a list by filters alone, which has no places. */
const MOST_LISTED = 10_000
/** Packs of such a list that are handed on with all that is shown of them, which takes time. */
const MOST_TOLD = 100
/** Places shown of each pack. */
const MOST_HITS = 2
/** Packs and sections looked at: more don't help a reader, and cost time. */
const MOST_TITLES = 200
const MOST_SECTIONS = 600
const MOST_TEMPLATES = 10

interface PlaceRow {
  readonly id: number
  readonly owner: PackId
  readonly section: string
  readonly changed: number
}

/**
 * Runs a search; the result has about `rows` rows, packs and places. Throws what SQLite throws, also for a damaged index.
 */
export function findInIndex(db: Database, search: Search, rows: number): Found {
  const [filter, uses] = [filterMatch(search), usesMatch(search)]
  const filtered: Filtered = { filter: filter !== null, uses: uses !== null }
  const run = (sql: string, match: string, limit: number): PlaceRow[] =>
    db.prepare(sql).all({
      ...{ match, limit, filter: filter ?? '', uses: uses ?? '' },
      deleted: search.withDeleted ? 1 : 0,
      only: search.only.join(),
      from: search.from ?? 0,
      to: search.to ?? Number.MAX_SAFE_INTEGER,
    }) as PlaceRow[]
  const match = matchOf(search.terms)
  const pending = pendingCount(db)
  if (match === null) {
    const all = run(listed(filtered), '', MOST_LISTED + 1)
    return { ...listOf(db, search, all, rows), pending, isReading: pending > 0 }
  }
  // The details of a pack have its words and those of filters in one row.
  const inPacks = searched('search_packs', { ...filtered, filter: false })
  const withFilter = (words: string): string => (filter === null ? words : `(${words}) AND ${filter}`)
  const packs = run(inPacks, withFilter(match), MOST_TITLES)
  const titled = run(inPacks, withFilter(within('title', match)), MOST_TITLES)
  // With enough packs that have all words in their title, no others are shown.
  const wordsOf = sectionWordsReader(db)
  const mixed = titled.length > MOST_PACKS ? null : mixedMatch(search.terms, titled.length > 0, wordsOf)
  const own = ownMatch(search.terms, wordsOf)
  // Sections with all words are among the others, but for those of packs with all words in their title.
  const ways = [mixed, mixed === null || titled.length > 0 ? own : null].filter((way) => way !== null)
  const inSections = searched('search_sections', filtered)
  const sections = ways.flatMap((way) => run(inSections, way, MOST_SECTIONS))
  const ranked = rank(packs, titled, sections)
  const best = ranked.slice(0, MOST_PACKS)
  const shown = firstOf(best, rows).map((one) => inOrder(db, one))
  const isLimitedToPacks = filtered.filter || filtered.uses || search.only.length > 0
  return {
    packs: packsOf(db, shown, wordReader(db, search.terms)),
    others: [],
    rest: best.length - shown.length,
    templates: isLimitedToPacks ? [] : templates(db, search, match),
    limited: ranked.length > MOST_PACKS || sections.length >= MOST_SECTIONS,
    pending,
    isReading: pending > 0,
  }
}

/** The result of a search by filters alone. */
function listOf(
  db: Database,
  search: Search,
  all: readonly PlaceRow[],
  rows: number,
): Omit<Found, 'pending' | 'isReading'> {
  const found = all.slice(0, MOST_LISTED).map(({ owner }) => owner)
  // The window knows the packs of its list.
  const isListed = !search.withDeleted && !search.only.includes('deleted')
  const told = found.slice(0, Math.min(rows, isListed ? MOST_TOLD : MOST_LISTED))
  const others = rows < MOST_LISTED ? [] : found.slice(told.length)
  return {
    packs: packsOf(
      db,
      told.map((owner) => ({ owner, places: [] })),
      () => undefined,
    ),
    others,
    rest: found.length - told.length - others.length,
    templates: [],
    limited: all.length > MOST_LISTED,
  }
}

/** The packs that fill so many rows. */
function firstOf(ranked: readonly Ranked[], rows: number): readonly Ranked[] {
  let left = rows
  const end = ranked.findIndex(({ places }) => {
    left -= 1 + Math.min(places.length, MOST_HITS)
    return left <= 0
  })
  return end < 0 ? ranked : ranked.slice(0, end + 1)
}

/** A pack and where in it. */
interface Ranked {
  readonly owner: PackId
  readonly places: readonly PlaceRow[]
}

/** Packs with the words in their title come first, then those last changed. */
function rank(
  packs: readonly PlaceRow[],
  titled: readonly PlaceRow[],
  sections: readonly PlaceRow[],
): Ranked[] {
  const byPack = new Map<PackId, PlaceRow[]>()
  for (const row of new Map([...titled, ...packs, ...sections].map((one) => [one.id, one])).values()) {
    const places = byPack.get(row.owner)
    if (places) places.push(row)
    else byPack.set(row.owner, [row])
  }
  const first = new Set(titled.map(({ owner }) => owner))
  const weight = ({ owner, places }: Ranked): number =>
    (first.has(owner) ? 1e15 : 0) + (places[0]?.changed ?? 0)
  return [...byPack]
    .map(([owner, places]) => ({ owner, places }))
    .sort((one, other) => weight(other) - weight(one))
}

/** The places of a pack as they follow each other in it, its details first. */
function inOrder(db: Database, { owner, places }: Ranked): Ranked {
  const rows = db.prepare(STATEMENTS.positions).raw().all(owner) as [string, number][]
  const positions = new Map(rows)
  const at = ({ section }: PlaceRow): number => (section === '' ? -1 : (positions.get(section) ?? 0))
  return { owner, places: places.toSorted((one, other) => at(one) - at(other)) }
}

/** Returns the function that reads the marked words of a place. */
function wordReader(db: Database, terms: readonly SearchTerm[]): ReadWords {
  const [inPack, inSection] = [wantedWords(terms), wantedWords(longTerms(terms))]
  const [pack, section] = [db.prepare(STATEMENTS.words.pack), db.prepare(STATEMENTS.words.section)]
  return (place) => {
    const isPack = place.section === ''
    const stored = (isPack ? pack : section).get(place.id) as Stored | undefined
    return stored && marked(stored, isPack ? inPack : inSection)
  }
}

type ReadWords = (place: PlaceRow) => Words | undefined

interface Stored {
  readonly title: string
  readonly text: string
}

interface Words {
  readonly title: Parts
  readonly snippet: Parts
}

const marked = ({ title, text }: Stored, wanted: readonly Wanted[]): Words => ({
  title: markedParts(title, wanted),
  snippet: snippetOf(text, wanted),
})

function packsOf(db: Database, ranked: readonly Ranked[], read: ReadWords): FoundPack[] {
  const ids = ranked.map(({ owner }) => owner)
  const summaries = new Map(summariesOf(db, ids, true).map((pack) => [pack.id, pack]))
  return ranked.flatMap(({ owner, places }) => {
    const pack = summaries.get(owner)
    if (pack === undefined) return []
    return [{ pack, hits: hitsOf(places, read), more: Math.max(0, places.length - MOST_HITS) }]
  })
}

/** The first places that have something to show: the details may have nothing. */
function hitsOf(places: readonly PlaceRow[], read: ReadWords): SearchHit[] {
  const hits: SearchHit[] = []
  for (const place of places.slice(0, MOST_HITS + 1)) {
    if (hits.length === MOST_HITS) break
    const hit = hitOf(place, read(place))
    if (hit) hits.push(hit)
  }
  return hits
}

/** A place in the pack's title alone is in its row already. */
function hitOf({ section }: PlaceRow, words: Words | undefined): SearchHit | null {
  if (words === undefined || (section === '' && words.snippet.length === 1)) return null
  return { section: section === '' ? null : section, ...words }
}

function templates(db: Database, search: Search, match: string): FoundTemplate[] {
  const rows = db.prepare(STATEMENTS.templates).all({
    ...{ match, limit: MOST_TEMPLATES, deleted: search.withDeleted ? 1 : 0 },
  }) as (Stored & { readonly owner: string })[]
  const wanted = wantedWords(search.terms)
  return rows.map(({ owner, ...stored }) => ({ id: owner, ...marked(stored, wanted) }))
}
