// The page's entry: mounts the app.
import './styles'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { watchFailures } from './base/failures'
import { ToastProvider } from './ui/Toast'
import { App } from './window/App'
import { readStart } from './window/read-start'

watchFailures()
// Asked for before anything is drawn.
const reading = readStart()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
const page = createRoot(root)
flushSync(() =>
  page.render(
    <ToastProvider>
      <App reading={reading} />
    </ToastProvider>,
  ),
)
