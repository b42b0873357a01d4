// Keys that were pressed before the window knew what to do with them.
import { onWindowKey } from '../editor/actions/window-keys'

const FIELDS = 'input, textarea, [contenteditable="true"]'

/** Handles keys in their order. What was typed after a shortcut that leads to a field goes into that field. */
export function repeatKeys(events: readonly KeyboardEvent[]): void {
  let isLed = false
  let typed = ''
  for (const event of events) {
    if (isLed && isLetter(event)) {
      typed += event.key
      continue
    }
    const before = document.activeElement
    onWindowKey(event)
    const { activeElement } = document
    if (activeElement !== before) isLed = activeElement?.matches(FIELDS) === true
  }
  if (isLed && typed !== '') document.execCommand('insertText', false, typed)
}

/** A letter that nothing has taken. */
function isLetter({ key, ctrlKey, metaKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  const isTaken = defaultPrevented || (target instanceof Element && target.matches(FIELDS))
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey && !isTaken
}
