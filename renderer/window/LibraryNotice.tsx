// Shown when a library was damaged, at its opening or later: what was found, what was done, and where the damaged file is kept.
import { useEffect, useState } from 'react'
import type { AppInfo } from '#shared/app-info'
import { on } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** The message; nothing for a healthy library. */
export function LibraryNotice({ notice }: { readonly notice: AppInfo['notice'] }) {
  const [shown, setShown] = useState(notice)
  useEffect(() => on('library.notice', setShown), [])
  if (shown === null) return null
  const close = () => setShown(null)
  return (
    <Dialog
      title={shown.title}
      onClose={close}
      footer={
        <Button variant="primary" onClick={close}>
          OK
        </Button>
      }
    >
      <p>{shown.text}</p>
      {shown.lines.length > 0 && (
        <ul className="notice-lines">
          {shown.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {shown.details !== '' && (
        <details className="notice-details">
          <summary>Details</summary>
          <pre>{shown.details}</pre>
        </details>
      )}
    </Dialog>
  )
}
