// Whether the details are shown: as the user left them, but where pages or a second place need the room only if asked for.
import { useEffect, useState } from 'react'
import { pagesMode } from '../../../pages/view-mode'
import { useRemembered } from '../../../ui/remembered'
import type { EditorSession } from '../../session/editor-session'
import { useSignal } from '../hooks'

/** Below this width of the window, in CSS pixels, the details start hidden. */
const NARROW = 1000
/** Below this one, they make room for pages or a second place beside the text. */
const NARROW_WITH_MORE = 1500

/** Whether they are shown, and how to change that. */
export function usePanel(session: EditorSession): readonly [boolean, (shown: boolean) => void] {
  const [usual, setUsual] = useRemembered('details', () => window.innerWidth >= NARROW)
  // Not remembered: it does not tell what the user wants in a wider window.
  const [asked, setAsked] = useState(false)
  const pages = useSignal(pagesMode) === 'both'
  const beside = useSignal(session.panes.split) === 'beside'
  const more = pages || beside
  useEffect(() => {
    if (!more) setAsked(false)
  }, [more])
  return more && window.innerWidth < NARROW_WITH_MORE ? [asked, setAsked] : [usual, setUsual]
}
