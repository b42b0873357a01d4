// Keys in words against keys that are pressed.

/** What is held down and what is pressed. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The same key, as it is typed without Shift and with it. */
const SAME: Readonly<Record<string, string>> = { '=': '+', _: '-', '−': '-' }
const NAMES: Readonly<Record<string, string>> = { del: 'delete', esc: 'escape' }

/** Whether the keys are those in words, for example `Ctrl+Shift+L`; Ctrl stands for the command key, too. */
export function isPressed(words: string, pressed: PressedKey): boolean {
  const found = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(words)
  if (!found) return false
  const held = (found[1] ?? '').split('+')
  const name = (found[2] ?? '').toLowerCase()
  const wanted = SAME[name] ?? NAMES[name] ?? name
  const key = pressed.key.toLowerCase()
  if ((SAME[key] ?? key) !== wanted) return false
  // A sign may need Shift on one keyboard and not on another; letters and named keys are plain without it.
  const signs = /^[^a-z]$/.test(wanted)
  return (
    held.includes('Ctrl') === (pressed.ctrlKey || pressed.metaKey) &&
    held.includes('Alt') === pressed.altKey &&
    (signs || held.includes('Shift') === pressed.shiftKey)
  )
}
