// The pack can't be left as it is: why, and the ways out of it.
import type { AppError } from '#shared/result'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { UNSETTLED } from '../session/autosave/autosave'
import type { Settle } from './settle'

interface Props {
  readonly failure: AppError
  readonly settle: Settle
  onClose(): void
}

/** Shown when a pack with unsaved changes is left. */
export function UnsavedDialog({ failure, settle, onClose }: Props) {
  const then = (deed: () => void) => () => {
    onClose()
    deed()
  }
  return (
    <Dialog
      title="Not everything is saved"
      onClose={onClose}
      footer={
        <>
          <Button onClick={then(settle.leave)}>Leave without saving</Button>
          {UNSETTLED.includes(failure.code) && (
            <Button onClick={then(settle.leaveWithCopy)}>Keep a copy and leave</Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Stay
          </Button>
        </>
      }
    >
      <p>Your last changes could not be saved. If you leave without saving, they are lost.</p>
      <p className="form-fault" role="alert">
        {failure.message}
      </p>
    </Dialog>
  )
}
