// Says that a disk does not answer when the end of the program takes long, and lets the user end it at once.
import { dialog } from 'electron'

/** How long the end may take in silence, in ms. */
const SILENCE_MS = 2000

/** Asks while something is waited for; resolves with false once the user does not want to wait any longer. */
export async function askWhenSlow(ending: Promise<unknown>): Promise<false> {
  const over = new AbortController()
  const end = (): void => over.abort()
  void ending.then(end, end)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS))
    if (over.signal.aborted) return new Promise(() => undefined)
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Attaché',
      message: 'The disk is not responding',
      detail: 'Attaché is waiting for it before it ends. What was shown as saved has reached the disk.',
      buttons: ['Keep waiting', 'End now'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: over.signal,
    })
    if (response === 1 && !over.signal.aborted) return false
  }
}
