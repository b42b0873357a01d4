// Closing the window: saves pending changes and stops running jobs first, and reports a failure instead of losing text.
import { useCallback, useEffect, useState } from 'react'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../base/bridge'
import { flushAll } from '../base/pending'
import { UNSETTLED } from '../editor/session/autosave/autosave'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** How often a window that takes long to save says that it is still saving. */
const STILL_SAVING_MS = 2_000

/** Answers `app.closing`; renders only when something could not be saved. */
export function ClosingGuard() {
  const [failure, setFailure] = useState<AppError | null>(null)
  const close = useCallback(async () => {
    const say = () => void call('app.saving', null)
    say()
    const stillSaving = setInterval(say, STILL_SAVING_MS)
    try {
      await flushAll()
      await call('app.closed', null)
    } catch (error) {
      await call('app.keepOpen', null)
      setFailure(error instanceof AppError ? error : new AppError('internal', messageOf(error)))
    } finally {
      clearInterval(stillSaving)
    }
  }, [])
  useEffect(() => on('app.closing', () => void close()), [close])
  if (failure === null) return null
  const keep = () => setFailure(null)
  const aboutPdf = /^(export|print)\//.test(failure.code)
  return (
    <Dialog
      title={aboutPdf ? 'The PDF was not created' : 'Unsaved changes'}
      onClose={keep}
      footer={
        <>
          <Button onClick={() => void call('app.closed', null)}>
            {aboutPdf ? 'Close' : 'Close without saving'}
          </Button>
          <Button variant={aboutPdf ? 'primary' : 'default'} onClick={keep}>
            Cancel
          </Button>
          {!aboutPdf && !UNSETTLED.includes(failure.code) && (
            <Button variant="primary" onClick={() => void close()}>
              Try again
            </Button>
          )}
        </>
      }
    >
      <p>
        {aboutPdf
          ? 'You closed the window while a PDF was being created, and the PDF failed. Your text is saved.'
          : 'Your last changes could not be saved. If you close the window now, they will be lost.'}
      </p>
      <p className="form-fault" role="alert">
        {failure.message}
      </p>
    </Dialog>
  )
}
