// The words of the index that begin with what was typed. Looked for one by one, a search ends with the last changed places; the
// places of a beginning are first put together from all words, of which a common one has tens of thousands.
import type { Database } from 'better-sqlite3'

/** The tables have the places of shorter beginnings at hand (`tables.ts`). */
const SHORTEST = 4
/** Of more words, the places of their beginning take no longer. */
const MOST = 100

/** Returns the words of sections that begin with these letters; null if they are too many or can't be told. */
export type WordsOf = (beginning: string) => readonly string[] | null

/** Words found before, while nothing was written. */
interface Known {
  readonly state: string
  readonly words: Map<string, readonly string[]>
}

const known = new WeakMap<Database, Known>()

/** Returns the function for a library; what it finds is kept until something is written. */
export function sectionWordsReader(db: Database): WordsOf {
  const { words } = knownNow(db)
  return (typed) => {
    const beginning = typed.toLowerCase()
    if (beginning.length < SHORTEST || !/^[a-z0-9]+$/.test(beginning)) return null
    const all = words.get(beginning) ?? fromShorter(words, beginning) ?? read(db, beginning)
    if (all === null) return null
    words.set(beginning, all)
    // Others may be written in several ways that mean the same to the index.
    return all.length <= MOST && all.every((word) => /^[a-z0-9]+$/.test(word)) ? all : null
  }
}

function knownNow(db: Database): Known {
  const state = db
    .prepare("SELECT data_version || '/' || total_changes() FROM pragma_data_version")
    .pluck()
    .get() as string
  const before = known.get(db)
  if (before?.state === state) return before
  const now = { state, words: new Map() }
  known.set(db, now)
  return now
}

/** Letter by letter, words become fewer. */
function fromShorter(words: Known['words'], beginning: string): readonly string[] | undefined {
  const all = words.get(beginning.slice(0, -1))
  return all && all.length <= MOST ? all.filter((word) => word.startsWith(beginning)) : undefined
}

function read(db: Database, beginning: string): readonly string[] | null {
  try {
    db.exec(
      'CREATE VIRTUAL TABLE IF NOT EXISTS temp.section_words USING fts5vocab(main, search_sections, row)',
    )
    return db
      .prepare('SELECT term FROM temp.section_words WHERE term >= ? AND term < ? LIMIT ?')
      .pluck()
      .all(beginning, `${beginning}\u{10ffff}`, MOST + 1) as string[]
  } catch {
    // A connection that may not write may make no table either. Damage shows in the search itself.
    return null
  }
}
