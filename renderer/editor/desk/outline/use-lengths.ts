// The length of each section, for its row of the outline.
import { chosenPages } from '#shared/document/enclosures'
import type { SectionPages } from '#shared/page-positions'
import { pageWords } from '#shared/page-words'
import { enclosureIn } from '../../text/commands/enclosures'
import { type OutlineItem, outlineOf } from '../../text/state/outline'
import { countSections } from '../../text/state/text-counts'
import { useDebounced, useSession, useSignal } from '../hooks'
import { grouped } from '../status/CountsTable'

/** The length of a section. */
export interface Length {
  /** Shown, where there is little room: pages, or words until the pages are known. */
  readonly short: string
  /** In full: `2 pages from page 7, 526 words`. */
  readonly words: string
}

/** Words, and how many pages of a file are enclosed; null in a section with text. */
interface Counts {
  readonly words: number
  readonly enclosed: number | null
}
type Known = Readonly<Record<string, Counts>>
const UNKNOWN: Known = {}

/** Returns a function that gives the length of a section by its id, updated shortly after the last change. */
export function useLengths(): (id: string) => Length | undefined {
  const session = useSession()
  const counts = useDebounced<Known>(() => {
    const by = session.store.numbering.get()
    const rows = outlineOf(session.state.doc)
    return Object.fromEntries(
      rows.map((row) => [
        row.id,
        {
          words: countSections([row.node], by, session.store.fieldWords).words,
          enclosed: enclosedPages(row),
        },
      ]),
    )
  }, UNKNOWN)
  const pages = useSignal(session.ui.pageCounts)
  return (id) => lengthOf(counts[id], pages?.sections.get(id))
}

function lengthOf(counts: Counts | undefined, pages: SectionPages | undefined): Length | undefined {
  if (counts === undefined) return undefined
  const { words: count, enclosed } = counts
  const words =
    enclosed === null
      ? `${grouped(count)} ${count === 1 ? 'word' : 'words'}`
      : `${pageWords(enclosed)} of the file`
  if (!pages) return { short: enclosed === null ? `${grouped(count)} w` : `${enclosed} p`, words }
  const printed = `${pageWords(pages.pages)} from page ${pages.label}`
  return { short: `${pages.pages} p`, words: `${printed}, ${words}` }
}

function enclosedPages(row: OutlineItem): number | null {
  const enclosure = enclosureIn(row)
  return enclosure && chosenPages(enclosure.attrs).length
}
