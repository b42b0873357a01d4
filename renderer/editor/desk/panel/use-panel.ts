// Whether the details are shown: as the user left them; where space is short, pages and split view take precedence
// unless the details are requested.
import { useEffect, useState } from 'react'
import { pagesMode } from '../../../pages/view-mode'
import { useRemembered } from '../../../ui/remembered'
import type { EditorSession } from '../../session/editor-session'
import { useSignal } from '../hooks'

/** Below this window width, in CSS pixels, the details are hidden at first. */
const NARROW = 1000
/** Below this one, they are hidden while pages or a second pane are shown. */
const NARROW_WITH_MORE = 1500

/** Returns whether they are shown, and functions that change it. */
export function usePanel(session: EditorSession): readonly [boolean, (shown: boolean) => void] {
  const [usual, setUsual] = useRemembered('details', () => window.innerWidth >= NARROW)
  // Not remembered: it says nothing about what the user wants in a wider window.
  const [asked, setAsked] = useState(false)
  const pages = useSignal(pagesMode) === 'both'
  const beside = useSignal(session.panes.split) === 'beside'
  const more = pages || beside
  useEffect(() => {
    if (!more) setAsked(false)
  }, [more])
  return more && window.innerWidth < NARROW_WITH_MORE ? [asked, setAsked] : [usual, setUsual]
}
