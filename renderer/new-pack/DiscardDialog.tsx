// Asks before discarding what was typed for a new pack.
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** Escape keeps what was typed. */
export function DiscardDialog({ onKeep, onDiscard }: { onKeep(): void; onDiscard(): void }) {
  const footer = (
    <>
      <Button variant="danger" onClick={onDiscard}>
        Discard
      </Button>
      <Button variant="primary" onClick={onKeep}>
        Keep editing
      </Button>
    </>
  )
  return (
    <Dialog title="Discard this pack?" size="small" footer={footer} onClose={onKeep}>
      <p>What you have entered will be lost.</p>
    </Dialog>
  )
}
