// The page's entry: mounts the app.
import './styles'
import { createRoot } from 'react-dom/client'
import { watchFailures } from './base/failures'
import { ToastProvider } from './ui/Toast'
import { App } from './window/App'
import { Opening } from './window/Opening'

watchFailures()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
/** The place of a library that is not open yet. */
const opening = new URLSearchParams(location.search).get('opening')
createRoot(root).render(
  opening === null ? (
    <ToastProvider>
      <App />
    </ToastProvider>
  ) : (
    <Opening place={opening} />
  ),
)
