// Catches an error while rendering a screen or a dialog: the window stays, and there is a way back.
import { Component, type ReactNode } from 'react'
import { noteFailure } from '../base/failures'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'

interface Failure {
  readonly message: string
  /** Leaves what failed. */
  onBack(): void
}

interface Props {
  readonly children: ReactNode
  /** What is shown in place of the children. */
  readonly failed: (failure: Failure) => ReactNode
  /** Leaves the screen or dialog that failed. */
  onBack(): void
}

/** Shows its children until one of them fails. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null }

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: unknown): void {
    noteFailure('screen', error)
  }

  override render() {
    if (this.state.message === null) return this.props.children
    const back = () => {
      this.setState({ message: null })
      this.props.onBack()
    }
    return this.props.failed({ message: this.state.message, onBack: back })
  }
}

const TITLE = 'Something went wrong'

/** In place of a screen. */
export function FailedScreen({ message, onBack }: Failure) {
  return (
    <EmptyState title={TITLE} text={`Your text is saved. Details: ${message}`}>
      <Button variant="primary" onClick={onBack}>
        Back to All packs
      </Button>
    </EmptyState>
  )
}

/** In place of a dialog. */
export function FailedDialog({ message, onBack }: Failure) {
  const close = (
    <Button variant="primary" onClick={onBack}>
      Close
    </Button>
  )
  return (
    <Dialog title={TITLE} size="small" footer={close} onClose={onBack}>
      <p>Details: {message}</p>
    </Dialog>
  )
}
