// Closing the window: saves what is pending first, and says so when that fails instead of losing it.
import { useCallback, useEffect, useState } from 'react'
import { call, messageOf, on } from './bridge'
import { flushAll } from './session'
import { Button } from './ui/Button'
import { Dialog } from './ui/Dialog'

/** Answers `app.closing`; shows itself only when something could not be saved. */
export function ClosingGuard() {
  const [failure, setFailure] = useState<string | null>(null)
  const close = useCallback(async () => {
    try {
      await flushAll()
      await call('app.closed', null)
    } catch (error) {
      await call('app.keepOpen', null)
      setFailure(messageOf(error))
    }
  }, [])
  useEffect(() => on('app.closing', () => void close()), [close])
  if (failure === null) return null
  const keep = () => setFailure(null)
  return (
    <Dialog
      title="Not everything is saved"
      onClose={keep}
      footer={
        <>
          <Button onClick={() => void call('app.closed', null)}>Close without saving</Button>
          <Button onClick={keep}>Keep open</Button>
          <Button variant="primary" onClick={() => void close()}>
            Try again
          </Button>
        </>
      }
    >
      <p>Your last changes could not be saved. If the window closes now, they are lost.</p>
      <p className="form-fault" role="alert">
        {failure}
      </p>
    </Dialog>
  )
}
