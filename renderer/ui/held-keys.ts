// Keys that are pressed while a dialog is finishing its work: they are kept for what gets the focus when it has closed.

/** Frames in which what has changed is drawn. */
const LEAST_FRAMES = 2
/** Frames to wait for the focus: what replaces the dialog may have to be made first. */
const MOST_FRAMES = 60
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/**
 * Keeps keys until the work, which closes the dialog with the focus, has ended, and presses them then. Where the dialog stays open,
 * because the work failed, they are dropped: they were not meant for it. Escape and composed input are not held.
 */
export function holdKeys<T>(work: Promise<T>): Promise<T> {
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')].at(-1)
  if (!dialog) return work
  const held: KeyboardEvent[] = []
  const hold = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || ['Escape', 'Dead', 'Process'].includes(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!MODIFIERS.has(event.key)) held.push(event)
  }
  window.addEventListener('keydown', hold, true)
  const release = async () => {
    for (let frame = 0; frame < LEAST_FRAMES || (frame < MOST_FRAMES && !isSettled(dialog)); frame += 1)
      await nextFrame()
    window.removeEventListener('keydown', hold, true)
    if (!dialog.isConnected) for (const event of held) press(event)
  }
  void work.then(release, release)
  return work
}

/** Resolves when the next frame is about to be drawn. */
export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Whether the keys can go on: the dialog has gone and something has the focus, or it stays. */
function isSettled(dialog: HTMLDialogElement): boolean {
  return dialog.isConnected || (document.activeElement !== null && document.activeElement !== document.body)
}

/** Does what the key does in the focused element; of what the browser itself does with keys, only writing and deleting. */
export function press({
  key,
  code,
  keyCode,
  ctrlKey,
  shiftKey,
  altKey,
  metaKey,
  repeat,
}: KeyboardEvent): void {
  const target = document.activeElement ?? document.body
  const given = { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, bubbles: true, cancelable: true }
  if (!target.dispatchEvent(new KeyboardEvent('keydown', { ...given, keyCode }))) return
  // AltGr reports Ctrl and Alt together: what it types is text.
  if (metaKey || ctrlKey !== altKey) return
  const isLetter = [...key].length === 1
  if (isLetter) {
    const charCode = key.codePointAt(0) ?? 0
    if (target.dispatchEvent(new KeyboardEvent('keypress', { ...given, keyCode: charCode, charCode })))
      document.execCommand('insertText', false, key)
  } else if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Delete') document.execCommand('forwardDelete')
  else if (key === 'Enter' && target instanceof HTMLTextAreaElement) document.execCommand('insertLineBreak')
}
