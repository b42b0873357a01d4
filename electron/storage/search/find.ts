// Finds packs, sections and own templates by their words, titles first, then what was changed last.
import type { Database } from 'better-sqlite3'
import { shownWords } from '#shared/document/searched'
import type { PackId } from '#shared/pack'
import type { Found, FoundPack, FoundTemplate, Search, SearchHit, SearchTerm } from '#shared/search'
import { summariesOf } from '../packs'
import { pendingCount } from './indexing'
import { filterMatch, matchOf, mixedMatch, ownMatch, usesMatch, within } from './match'
import { snippetOf } from './snippet'
import { type Filtered, listed, STATEMENTS, searched } from './statements'

/** Packs in a result. */
const MOST_PACKS = 50
/** Packs in a list by filters alone, which has no places. */
const MOST_LISTED = 10_000
/** Places shown of each pack. */
const MOST_HITS = 2
/** Sections looked at: more don't help a reader, and cost time. */
const MOST_SECTIONS = 1000
const MOST_TEMPLATES = 10
const [MARK, END] = ['\u0002', '\u0003']

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
    const packs = packsOf(
      db,
      rows.slice(0, MOST_LISTED).map(({ owner }) => ({ owner, places: [] })),
      new Map(),
    )
    return { packs, templates: [], limited: rows.length > MOST_LISTED, pending }
  }
  const inPacks = searched('search_packs', filtered)
  const packs = run(inPacks, match, MOST_SECTIONS)
  const titled = run(inPacks, within('title', match), MOST_SECTIONS)
  const [own, mixed] = [ownMatch(search.terms), mixedMatch(search.terms)]
  // Sections with all words are among the others, but for those of packs with all words in their title.
  const ways = [mixed, mixed === null || titled.length > 0 ? own : null].filter((way) => way !== null)
  const inSections = searched('search_sections', filtered)
  const sections = ways.flatMap((way) => run(inSections, way, MOST_SECTIONS))
  const ranked = rank(packs, titled, sections)
  const shown = ranked.slice(0, MOST_PACKS).map((one) => inOrder(db, one))
  const words = new Map([
    ...snippets(db, 'search_packs', match, search.terms, shown),
    ...ways.flatMap((way) => snippets(db, 'search_sections', way, search.terms, shown)),
  ])
  const isLimitedToPacks = filtered.filter || filtered.uses || search.only.length > 0
  return {
    packs: packsOf(db, shown, words),
    templates: isLimitedToPacks ? [] : templates(db, match, search.withDeleted),
    limited: ranked.length > MOST_PACKS || sections.length >= MOST_SECTIONS,
    pending,
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
  for (const row of new Map([...packs, ...sections].map((one) => [one.id, one])).values()) {
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

interface Words {
  readonly title: string
  readonly snippet: string
}

/** Marked words of the places that are shown, by id: the search runs again, as only it knows where they are. */
function snippets(
  db: Database,
  index: 'search_packs' | 'search_sections',
  match: string,
  terms: readonly SearchTerm[],
  shown: readonly Ranked[],
): [number, Words][] {
  const ids = shown.flatMap(({ places }) => places.slice(0, MOST_HITS + 1).map(({ id }) => id))
  const rows = db.prepare(STATEMENTS.snippets[index]).all({
    ...{ match, mark: MARK, end: END, ids: JSON.stringify(ids), lowest: Math.min(...ids) },
  }) as (Words & { readonly id: number })[]
  const textOf = db.prepare(`SELECT title, text FROM ${index} WHERE rowid = ?`)
  return rows.map(({ id, title, snippet }) => {
    if (isWhole(snippet) || (title.includes(MARK) && !snippet.includes(MARK))) return [id, { title, snippet }]
    const row = textOf.get(id) as { readonly title: string; readonly text: string }
    const marked = (text: string): string | null => snippetOf(text, terms, MARK, END)
    return [id, { title: marked(row.title) ?? title, snippet: marked(row.text) ?? snippet }]
  })
}

/** Whether a snippet marks what was found, and does not break off within it. */
const isWhole = (snippet: string): boolean => snippet.includes(MARK) && !snippet.endsWith(`${END}…`)

function packsOf(db: Database, ranked: readonly Ranked[], words: ReadonlyMap<number, Words>): FoundPack[] {
  const summaries = new Map(
    summariesOf(
      db,
      ranked.map(({ owner }) => owner),
      true,
    ).map((pack) => [pack.id, pack]),
  )
  return ranked.flatMap(({ owner, places }) => {
    const pack = summaries.get(owner)
    if (pack === undefined) return []
    const hits = places.flatMap((place) => hitOf(place, words.get(place.id)) ?? [])
    return [{ pack, hits: hits.slice(0, MOST_HITS), more: Math.max(0, places.length - MOST_HITS) }]
  })
}

/** A place in the pack's title alone is in its row already. */
function hitOf({ section }: PlaceRow, words: Words | undefined): SearchHit | null {
  if (words === undefined || (section === '' && !words.snippet.includes(MARK))) return null
  return {
    section: section === '' ? null : section,
    title: partsOf(words.title),
    snippet: partsOf(words.snippet),
  }
}

/** Divides a text at its marks: every second part was found. */
function partsOf(text: string): string[] {
  // Letters of scripts without spaces are marked one by one.
  return shownWords(text).replaceAll(`${END}${MARK}`, '').replaceAll(END, MARK).split(MARK)
}

function templates(db: Database, match: string, deleted: boolean): FoundTemplate[] {
  const rows = db.prepare(STATEMENTS.templates).all({
    ...{ match, mark: MARK, end: END, limit: MOST_TEMPLATES, deleted: deleted ? 1 : 0 },
  }) as (Words & { readonly owner: string })[]
  return rows.map(({ owner, title, snippet }) => ({
    ...{ id: owner, title: partsOf(title), snippet: partsOf(snippet) },
  }))
}
