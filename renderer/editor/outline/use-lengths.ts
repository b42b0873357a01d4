// How long each section is, for its row of the outline.
import { useCalm, useSession } from '../state/hooks'
import { outlineOf } from '../state/outline'
import { countSections } from '../state/text-counts'
import { grouped } from '../status/CountsTable'
import { fieldValues } from '../status/use-counts'

/** The length of a section. */
export interface Length {
  /** For the eyes, where there is little room. */
  readonly short: string
  /** In words: `526 words`. */
  readonly words: string
}

type Lengths = Readonly<Record<string, Length>>
const UNKNOWN: Lengths = {}

/** The lengths of all sections by id, a moment after the last change. */
export function useLengths(): Lengths {
  const session = useSession()
  return useCalm<Lengths>(() => {
    const { kind } = session.store.meta.get()
    const value = fieldValues(session)
    const rows = outlineOf(session.state.doc)
    return Object.fromEntries(
      rows.map(({ id, node }) => {
        const { words } = countSections([node], kind, value)
        return [id, { short: `${grouped(words)} w`, words: `${grouped(words)} words` }]
      }),
    )
  }, UNKNOWN)
}
