// The abbreviations of the open pack, read at once, and what is done for all of them.
import { type Abbreviation, NO_ABBREVIATIONS } from '#shared/abbreviations/collect'
import type { EditorSession } from '../session/editor-session'
import { abbreviationsOf, expandable, expandFirstUse } from '../text/abbreviations/uses'

/** What is found at this moment. */
export function readAbbreviations({ state, store }: EditorSession): Abbreviation[] {
  const { kind, abbreviations } = store.meta.get()
  return abbreviationsOf(state.doc, kind, abbreviations ?? NO_ABBREVIATIONS)
}

/** Writes all out that are not yet, as far as it is known what they stand for. */
export function expandAll(session: EditorSession): void {
  const ready = expandable(readAbbreviations(session))
  if (!session.run(expandFirstUse(ready), false))
    session.report('All known abbreviations are already expanded.')
}
