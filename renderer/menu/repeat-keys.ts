// Keys that were pressed before the window knew what to do with them.
import { onWindowKey } from '../editor/actions/window-keys'
import { nextFrame, press } from '../ui/held-keys'

/** A dialog whose content is still loading may have the focus on another control first. */
const FIELDS = 'input:not([type="radio"], [type="checkbox"]), textarea'

/** Frames to wait for a field: a dialog may have to be made first. */
const MOST_FRAMES = 60

/** Handles keys in their order. What was typed after a key that leads to a field goes into that field, also if it is drawn a little later. */
export async function repeatKeys(events: readonly KeyboardEvent[]): Promise<void> {
  const before = events[0]?.target
  let isLed = false
  const typed: KeyboardEvent[] = []
  for (const event of events) {
    if (isTyped(event, typed)) {
      if (isLed) typed.push(event)
      continue
    }
    onWindowKey(event)
    isLed ||= event.defaultPrevented
  }
  if (isLed) await typeWhereItLeads(before ?? null, typed)
}

async function typeWhereItLeads(before: EventTarget | null, typed: KeyboardEvent[]): Promise<void> {
  const isThere = () => document.activeElement !== before && document.activeElement?.matches(FIELDS) === true
  const hold = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || !isTyped(event, typed)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    typed.push(event)
  }
  window.addEventListener('keydown', hold, true)
  // One at least: what is typed while something is being drawn would be taken back letter by letter.
  for (let frame = 0; frame < 1 || (frame < MOST_FRAMES && !isThere()); frame += 1) await nextFrame()
  window.removeEventListener('keydown', hold, true)
  if (isThere()) for (const event of typed) press(event)
}

/** Whether a key writes, or ends or mends what was `typed` before, and nothing has taken it. */
function isTyped(event: KeyboardEvent, typed: readonly KeyboardEvent[]): boolean {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event
  const isTaken = defaultPrevented || (target instanceof Element && target.matches(FIELDS))
  if (isTaken || ctrlKey || metaKey || altKey) return false
  return [...key].length === 1 || (typed.length > 0 && (key === 'Enter' || key === 'Backspace'))
}
