// Shows where the words of a search in the library were found: the place on screen, the words in the find bar.
import type { Node } from '@tiptap/pm/model'
import { useEffect } from 'react'
import type { FieldUse } from '#shared/document/nodes'
import { type FoundPlace, foundPlace } from '../../base/found-place'
import type { EditorSession } from '../session/editor-session'
import { findWords } from '../text/find/matches'
import { useSession } from './hooks'

/** Goes to the place that the pack was opened for. */
export function useShowFound(): void {
  const session = useSession()
  useEffect(() => foundPlace.on((place) => showFound(session, place)), [session])
}

function showFound(session: EditorSession, { section, words }: FoundPlace): void {
  const { from, to } = rangeOf(session.state.doc, section)
  const fieldWords = (use: FieldUse) => session.store.fieldWords(use)
  const finds = (wholeWord: boolean): boolean =>
    findWords(session.state.doc, { words, wholeWord, matchCase: false, regex: false }, fieldWords).some(
      ({ at }) => at >= from && at < to,
    )
  // The search of the library finds words, so that `port` is not shown in `report`; but Thai has no spaces around them.
  const wholeWord = finds(true)
  const isThere = wholeWord || finds(false)
  if (section === null && !isThere) {
    session.ui.wantedTab.set({ name: 'pack' })
    return
  }
  // The search begins at the cursor.
  session.goTo(from + 2, true, 'start')
  if (!isThere) return
  session.ui.findWords.set({ words, wholeWord })
  session.ui.find.set('find')
}

/** Where a section is; the whole document without one, or when it is no longer there. */
function rangeOf(doc: Node, id: string | null): { readonly from: number; readonly to: number } {
  let range = { from: 0, to: doc.content.size }
  doc.forEach((node, from) => {
    if (id !== null && node.attrs.id === id) range = { from, to: from + node.nodeSize }
  })
  return range
}
