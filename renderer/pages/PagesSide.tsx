// The pages beside the text or in its place, as the view is set.
import { useSignal } from '../editor/state/hooks'
import { useAppCommands } from '../palette/registry'
import { Splitter } from '../ui/Splitter'
import { PagesPane } from './PagesPane'
import { pagesCommands } from './pages-commands'
import { pagesMode, pagesZoom } from './view-mode'
import './pages.css'

/** Nothing while the text is shown alone. */
export function PagesSide() {
  const mode = useSignal(pagesMode)
  // The commands say which size is chosen.
  useSignal(pagesZoom)
  useAppCommands(pagesCommands)
  if (mode === 'text') return null
  if (mode === 'pages') return <PagesPane />
  return (
    <Splitter name="pages" side="right" initial={440} min={220} max={1400} label="Width of the pages">
      <PagesPane />
    </Splitter>
  )
}
