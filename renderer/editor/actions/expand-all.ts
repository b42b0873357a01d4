// The abbreviations of the open pack, and expanding all of them.
import { type Abbreviation, NO_ABBREVIATIONS } from '#shared/abbreviations/collect'
import type { EditorSession } from '../session/editor-session'
import { abbreviationsOf, expandable, expandFirstUse } from '../text/abbreviations/uses'

/** The abbreviations in the current text. */
export function readAbbreviations({ state, store }: EditorSession): Abbreviation[] {
  const { kind, abbreviations } = store.meta.get()
  return abbreviationsOf(state.doc, kind, abbreviations ?? NO_ABBREVIATIONS, store.numbering.get())
}

/** Expands all abbreviations that have a known meaning and are not expanded yet. */
export function expandAll(session: EditorSession): void {
  const ready = expandable(readAbbreviations(session))
  if (!session.run(expandFirstUse(ready), false))
    session.report('All known abbreviations are already expanded.')
}
