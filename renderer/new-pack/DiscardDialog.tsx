// Asks before discarding what was typed for a new pack.
import { ConfirmDialog } from '../ui/ConfirmDialog'

/** Escape keeps what was typed. */
export function DiscardDialog({ onKeep, onDiscard }: { onKeep(): void; onDiscard(): void }) {
  return (
    <ConfirmDialog
      title="Discard this pack?"
      action="Discard"
      leave="Keep editing"
      danger
      onConfirm={onDiscard}
      onClose={onKeep}
    >
      What you have entered will be lost.
    </ConfirmDialog>
  )
}
