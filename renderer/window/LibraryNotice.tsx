// Shown when a library was damaged, at its opening or later: what was found, what was done, and where the damaged file is kept.
import { useEffect, useState } from 'react'
import type { LibraryNotice as Notice } from '#shared/library-notice'
import { call, on } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { NoticeLines } from '../ui/NoticeLines'

/** The message; nothing for a healthy library. It is asked for when everything is loaded (`ready`): only then a large library is checked. */
export function LibraryNotice({ ready }: { readonly ready: boolean }) {
  const [shown, setShown] = useState<Notice | null>(null)
  useEffect(() => on('library.notice', setShown), [])
  useEffect(() => {
    if (!ready) return
    const show = (found: Notice | null): void => setShown((before) => found ?? before)
    // If the library can't be opened, the program starts anew and says so.
    call('app.found', null).then(show, () => undefined)
  }, [ready])
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
      {shown.lines.length > 0 && <NoticeLines lines={shown.lines} />}
      {shown.details !== '' && (
        <details className="notice-details">
          <summary>Details</summary>
          <pre>{shown.details}</pre>
        </details>
      )}
    </Dialog>
  )
}
