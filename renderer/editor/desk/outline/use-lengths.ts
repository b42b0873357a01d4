// The length of each section, for its row of the outline.
import type { SectionPages } from '#shared/page-positions'
import { outlineOf } from '../../text/state/outline'
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

type Words = Readonly<Record<string, number>>
const UNKNOWN: Words = {}

/** Returns a function that gives the length of a section by its id, updated shortly after the last change. */
export function useLengths(): (id: string) => Length | undefined {
  const session = useSession()
  const counts = useDebounced<Words>(() => {
    const by = session.store.numbering.get()
    const rows = outlineOf(session.state.doc)
    return Object.fromEntries(
      rows.map(({ id, node }) => [id, countSections([node], by, session.store.fieldWords).words]),
    )
  }, UNKNOWN)
  const pages = useSignal(session.ui.pageCounts)
  return (id) => lengthOf(counts[id], pages?.sections.get(id))
}

function lengthOf(count: number | undefined, pages: SectionPages | undefined): Length | undefined {
  if (count === undefined) return undefined
  const words = `${grouped(count)} ${count === 1 ? 'word' : 'words'}`
  if (!pages) return { short: `${grouped(count)} w`, words }
  const printed = `${pages.pages} ${pages.pages === 1 ? 'page' : 'pages'} from page ${pages.label}`
  return { short: `${pages.pages} p`, words: `${printed}, ${words}` }
}
