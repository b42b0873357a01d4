// Finds packs, sections and own templates by their words, titles first, then what was changed last.
import type { Database } from 'better-sqlite3'
import { shownWords } from '#shared/document/searched'
import type { PackId } from '#shared/pack'
import type { Found, FoundPack, FoundTemplate, Search, SearchHit } from '#shared/search'
import { summariesOf } from '../packs'
import { pendingCount } from './indexing'
import { filterMatch, matchOf, sectionMatch, within } from './match'
import { STATEMENTS } from './statements'

/** Packs in a result. */
const MOST_PACKS = 100
/** Places shown of each pack. */
const MOST_HITS = 3
/** Sections looked at: more don't help a reader, and cost time. */
const MOST_SECTIONS = 2000
const MOST_TEMPLATES = 10
const [MARK, END] = ['\u0002', '\u0003']

interface Params {
  readonly match: string
  readonly filter: string
  readonly limit: number
  readonly deleted: number
  readonly only: string
  readonly from: number
  readonly to: number
}

interface PlaceRow {
  readonly id: number
  readonly owner: PackId
  readonly section: string
  readonly changed: number
}

/** Runs a search. Throws what SQLite throws, also for a damaged index. */
export function findInIndex(db: Database, search: Search): Found {
  const filter = filterMatch(search)
  const params = (match: string, limit: number): Params => ({
    ...{ match, limit, filter: filter ?? '' },
    deleted: search.withDeleted ? 1 : 0,
    only: search.only.join(),
    from: search.from ?? 0,
    to: search.to ?? Number.MAX_SAFE_INTEGER,
  })
  const limited = filter === null ? 'all' : 'filtered'
  const match = matchOf(search.terms)
  const pending = pendingCount(db)
  if (match === null) {
    if (search.terms.length > 0) return { packs: [], templates: [], limited: false, pending }
    const rows = all(db, STATEMENTS.listed[limited], params('', MOST_PACKS + 1))
    const packs = packsOf(
      db,
      rows.slice(0, MOST_PACKS).map(({ owner }) => ({ owner, places: [] })),
      new Map(),
    )
    return { packs, templates: [], limited: rows.length > MOST_PACKS, pending }
  }
  const inSections = sectionMatch(search.terms)
  const packs = all(db, STATEMENTS.packs[limited], params(match, MOST_SECTIONS))
  const titled = all(db, STATEMENTS.packs[limited], params(within('title', match), MOST_SECTIONS))
  const sections =
    inSections === null ? [] : all(db, STATEMENTS.sections[limited], params(inSections, MOST_SECTIONS))
  const ranked = rank(packs, titled, sections)
  const shown = ranked.slice(0, MOST_PACKS)
  const words = new Map([
    ...snippets(db, 'search_packs', match, shown),
    ...(inSections === null ? [] : snippets(db, 'search_sections', inSections, shown)),
  ])
  return {
    packs: packsOf(db, shown, words),
    templates: filter === null && search.only.length === 0 ? templates(db, match, search.withDeleted) : [],
    limited: ranked.length > MOST_PACKS || sections.length === MOST_SECTIONS,
    pending,
  }
}

const all = (db: Database, sql: string, params: Params): PlaceRow[] =>
  db.prepare(sql).all(params) as PlaceRow[]

/** A pack and where in it. */
interface Ranked {
  readonly owner: PackId
  readonly places: readonly PlaceRow[]
}

/** Packs with the words in their title come first, then those last changed; sections in the order of their index. */
function rank(
  packs: readonly PlaceRow[],
  titled: readonly PlaceRow[],
  sections: readonly PlaceRow[],
): Ranked[] {
  const byPack = new Map<PackId, PlaceRow[]>()
  for (const row of [...packs, ...sections]) {
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

interface Words {
  readonly title: string
  readonly snippet: string
}

/** Marked words of the places that are shown, by id: the search runs again, as only it knows where they are. */
function snippets(
  db: Database,
  index: 'search_packs' | 'search_sections',
  match: string,
  shown: readonly Ranked[],
): [number, Words][] {
  const ids = shown.flatMap(({ places }) => places.slice(0, MOST_HITS + 1).map(({ id }) => id))
  const rows = db.prepare(STATEMENTS.snippets[index]).all({
    ...{ match, mark: MARK, end: END, ids: JSON.stringify(ids), lowest: Math.min(...ids) },
  }) as (Words & { readonly id: number })[]
  return rows.map(({ id, ...words }) => [id, words])
}

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
