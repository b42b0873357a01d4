// Shown when a pack with unsaved changes is closed: why it can't be saved, and the options.
import type { AppError } from '#shared/result'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { UNSETTLED } from '../session/autosave/autosave'
import type { UnsavedActions } from './use-unsaved-actions'

interface Props {
  readonly failure: AppError
  readonly actions: UnsavedActions
  onClose(): void
}

/** The dialog. */
export function UnsavedDialog({ failure, actions, onClose }: Props) {
  const then = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <Dialog
      title="Unsaved changes"
      onClose={onClose}
      footer={
        <>
          <Button onClick={then(actions.leave)}>Close without saving</Button>
          {UNSETTLED.includes(failure.code) ? (
            <Button onClick={then(actions.leaveWithCopy)}>Save a copy and close</Button>
          ) : (
            <Button onClick={then(actions.leaveWithFile)}>Save as file and close…</Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p>Your last changes could not be saved. If you close without saving, they will be lost.</p>
      <p className="form-fault" role="alert">
        {failure.message}
      </p>
    </Dialog>
  )
}
