// The counts shown in the status bar: of the selection, the section with the cursor, and the pack.
import type { EditorSession } from '../../session/editor-session'
import { outlineOf, printedSections, sectionIndexAt } from '../../text/state/outline'
import {
  countSections,
  countSelection,
  type SelectionCounts,
  type TextCounts,
} from '../../text/state/text-counts'
import { useDebounced, useSession, useSignal, useText } from '../hooks'

/** Counts of three parts of a pack. */
export interface PackCounts {
  /** Null while nothing is selected. */
  readonly selection: SelectionCounts | null
  readonly section: TextCounts
  /** All sections that are printed. */
  readonly pack: TextCounts
}

/** Pages of the section and of the pack; null until they are laid out, or for a section that isn't printed. */
export interface PageLengths {
  readonly section: number | null
  readonly pack: number | null
}

/** Returns the pages, updated shortly after the last change. */
export function usePageLengths(): PageLengths {
  const counts = useSignal(useSession().ui.pageCounts)
  const current = useText(
    ({ doc, selection }) => outlineOf(doc)[sectionIndexAt(doc, selection.from)]?.id ?? '',
  )
  return { section: counts?.sections.get(current)?.pages ?? null, pack: counts?.pages ?? null }
}

/** Returns the counts, updated shortly after the last change; null until they are known. */
export function useCounts(): PackCounts | null {
  const session = useSession()
  return useDebounced<PackCounts | null>(() => readCounts(session), null)
}

function readCounts(session: EditorSession): PackCounts {
  const { state, store } = session
  const by = store.numbering.get()
  const value = store.fieldWords
  const rows = outlineOf(state.doc)
  const current = rows[sectionIndexAt(state.doc, state.selection.from)]
  return {
    selection: state.selection.empty ? null : countSelection(state, by, value),
    section: countSections(current ? [current.node] : [], by, value),
    pack: countSections([...printedSections(state.doc, by.edition)], by, value),
  }
}
