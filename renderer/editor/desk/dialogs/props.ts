// Props of every dialog over the text.

/** Ways out of a dialog. */
export interface DialogProps {
  /** Closes it; the focus goes back to where it was. */
  onClose(): void
  /** Closes it, then does the work that it was opened for, with the focus in the text. */
  onDone(work: () => void): void
}
