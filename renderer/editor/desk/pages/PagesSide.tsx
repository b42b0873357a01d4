// The pages beside the text or instead of it, depending on the view mode.
import { useEffect } from 'react'
import { type PagesMode, pagesMode, pagesZoom } from '../../../pages/view-mode'
import { Splitter } from '../../../ui/Splitter'
import { actionsChanged } from '../../actions/registry'
import { useSession, useSignal } from '../hooks'
import { PagesPane } from './PagesPane'

/** The pages; nothing while only the text is shown. */
export function PagesSide() {
  const mode = useSignal(pagesMode)
  const zoom = useSignal(pagesZoom)
  // biome-ignore lint/correctness/useExhaustiveDependencies: actions say which of them is chosen
  useEffect(actionsChanged, [mode, zoom])
  useKeepFocus(mode)
  if (mode === 'text') return null
  if (mode === 'pages') return <PagesPane />
  return (
    <Splitter name="pages" side="right" initial={440} min={220} max={1400} label="Pages width">
      <PagesPane />
    </Splitter>
  )
}

/** Delay until hidden elements have lost the focus and new ones can take it, in ms. */
const SETTLED_MS = 100

/** The focused element may be hidden or recreated by another view: the focus moves to the visible one. */
function useKeepFocus(mode: PagesMode): void {
  const session = useSession()
  useEffect(() => {
    const timer = window.setTimeout(() => {
      if (document.activeElement !== document.body) return
      if (mode === 'pages') document.querySelector<HTMLElement>('.pages-scroll')?.focus()
      else session.view.focus()
    }, SETTLED_MS)
    return () => window.clearTimeout(timer)
  }, [mode, session])
}
