// The page's entry: mounts the app.
import './styles'
import { createRoot } from 'react-dom/client'
import { watchFailures } from './base/failures'
import { ToastProvider } from './ui/Toast'
import { App } from './window/App'

watchFailures()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <ToastProvider>
    <App />
  </ToastProvider>,
)
