// The page's entry: mounts the app.
// The kit's styles come first, so that a screen's own can build on them.
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/components.css'
import './styles/overlays.css'
import './styles/library.css'
import './styles/new-pack.css'
import './styles/export.css'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { watchFailures } from './failures'
import { ToastProvider } from './ui/Toast'

watchFailures()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <ToastProvider>
    <App />
  </ToastProvider>,
)
