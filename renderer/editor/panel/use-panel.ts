// Whether the details are shown: they make room for the text in small windows and beside pages or a second place.
import { useEffect, useRef } from 'react'
import { pagesMode } from '../../pages/view-mode'
import { useRemembered } from '../../ui/remembered'
import type { EditorSession } from '../editor-session'
import { useSignal } from '../state/hooks'

/** Below this width of the window, in CSS pixels, the details start hidden. */
const NARROW = 1000
/** Below this one, they make room for pages or a second place beside the text. */
const NARROW_WITH_MORE = 1500

/** Whether they are shown, and how to change that. */
export function usePanel(session: EditorSession): readonly [boolean, (shown: boolean) => void] {
  // At a large zoom or in a small window the text needs the room.
  const [panel, setPanel] = useRemembered('details', () => window.innerWidth >= NARROW)
  const pages = useSignal(pagesMode) === 'both'
  const beside = useSignal(session.split) === 'beside'
  const shown = useRef(panel)
  shown.current = panel
  useEffect(() => {
    if (!(pages || beside) || window.innerWidth >= NARROW_WITH_MORE || !shown.current) return undefined
    setPanel(false)
    return () => setPanel(true)
  }, [pages, beside, setPanel])
  return [panel, setPanel]
}
