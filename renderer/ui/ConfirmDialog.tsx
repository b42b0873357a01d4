// Asks before something that can't be undone; the safe answer has the focus, and Escape gives it.
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface Props {
  readonly title: string
  /** What the button says that does it. */
  readonly action: string
  /** What the button says that does nothing. */
  readonly leave?: string
  /** Whether something is lost. */
  readonly danger?: boolean
  readonly children: ReactNode
  /** Called after `onClose`. */
  onConfirm(): void
  onClose(): void
}

/** The question. */
export function ConfirmDialog(props: Props) {
  const { title, action, leave = 'Cancel', danger = false, children, onConfirm, onClose } = props
  const confirm = (): void => {
    onClose()
    onConfirm()
  }
  const footer = (
    <>
      <Button variant={danger ? 'danger' : 'default'} onClick={confirm}>
        {action}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {leave}
      </Button>
    </>
  )
  return (
    <Dialog title={title} size="small" footer={footer} onClose={onClose}>
      <p>{children}</p>
    </Dialog>
  )
}
