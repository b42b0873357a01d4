// Props of all dialogs of the text.

/** How a dialog closes. */
export interface DialogProps {
  /** Closes it; the focus returns to where it was. */
  onClose(): void
  /** Closes it, then runs its action with the focus in the text. */
  onDone(work: () => void): void
}
