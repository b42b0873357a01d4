// Shown once when the window opens on a library that was damaged: what was found, and where it is kept.
import { useState } from 'react'
import type { AppInfo } from '#shared/ipc'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** The message; nothing for a healthy library. */
export function LibraryNotice({ notice }: { readonly notice: AppInfo['notice'] }) {
  const [open, setOpen] = useState(notice !== null)
  if (!open || notice === null) return null
  const close = () => setOpen(false)
  return (
    <Dialog
      title={notice.title}
      onClose={close}
      footer={
        <Button variant="primary" onClick={close}>
          OK
        </Button>
      }
    >
      <p>{notice.text}</p>
      {notice.lines.length > 0 && (
        <ul className="notice-lines">
          {notice.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {notice.details !== '' && (
        <details className="notice-details">
          <summary>Details</summary>
          <pre>{notice.details}</pre>
        </details>
      )}
    </Dialog>
  )
}
