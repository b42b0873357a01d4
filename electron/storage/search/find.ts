// Finds packs, sections and own templates by their words, titles first, then what was changed last.
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'
import type { Found, FoundPack, FoundTemplate, Search, SearchHit, SearchTerm } from '#shared/search'
import { summariesOf } from '../pack-list'
import { pendingCount } from './indexing'
import { filterMatch, longTerms, matchOf, mixedMatch, ownMatch, usesMatch, within } from './match'
import { markedParts, type Parts, snippetOf, type Wanted, wantedWords } from './snippet'
import { type Filtered, listed, STATEMENTS, searched } from './statements'

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

/** Runs a search. Throws what SQLite throws, also for a damaged index. */
export function findInIndex(db: Database, search: Search): Found {
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
    const rows = run(listed(filtered), '', MOST_LISTED + 1)
    const found = rows.slice(0, MOST_LISTED).map(({ owner }) => owner)
    // The window knows the packs of its list.
    const isListed = !search.withDeleted && !search.only.includes('deleted')
    const told = isListed ? found.slice(0, MOST_TOLD) : found
    return {
      packs: packsOf(
        db,
        told.map((owner) => ({ owner, places: [] })),
        () => undefined,
      ),
      others: found.slice(told.length),
      templates: [],
      limited: rows.length > MOST_LISTED,
      ...{ pending, isReading: pending > 0 },
    }
  }
  const inPacks = searched('search_packs', filtered)
  const packs = run(inPacks, match, MOST_TITLES)
  const titled = run(inPacks, within('title', match), MOST_TITLES)
  const [own, mixed] = [ownMatch(search.terms), mixedMatch(search.terms, titled.length > 0)]
  // Sections with all words are among the others, but for those of packs with all words in their title.
  const ways = [mixed, mixed === null || titled.length > 0 ? own : null].filter((way) => way !== null)
  const inSections = searched('search_sections', filtered)
  const sections = ways.flatMap((way) => run(inSections, way, MOST_SECTIONS))
  const ranked = rank(packs, titled, sections)
  const shown = ranked.slice(0, MOST_PACKS).map((one) => inOrder(db, one))
  const isLimitedToPacks = filtered.filter || filtered.uses || search.only.length > 0
  return {
    packs: packsOf(db, shown, wordReader(db, search.terms)),
    others: [],
    templates: isLimitedToPacks ? [] : templates(db, search, match),
    limited: ranked.length > MOST_PACKS || sections.length >= MOST_SECTIONS,
    pending,
    isReading: pending > 0,
  }
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
