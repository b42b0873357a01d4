// Catches an error while rendering a screen: the text is safe on disk, and there is a way back.
import { Component, type ReactNode } from 'react'
import { noteFailure } from '../base/failures'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

interface Props {
  readonly children: ReactNode
  /** Leaves the screen that failed. */
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
    return (
      <EmptyState title="Something went wrong" text={`Your text is saved. Details: ${this.state.message}`}>
        <Button variant="primary" onClick={back}>
          Back to All packs
        </Button>
      </EmptyState>
    )
  }
}
