// Converts shortcuts as the window shows them into Electron accelerators.

const NAMES: Readonly<Record<string, string>> = {
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
  '+': 'Plus',
  '−': '-',
  Del: 'Delete',
  Esc: 'Escape',
}
const MODIFIERS: Readonly<Record<string, string>> = {
  Ctrl: 'CmdOrCtrl',
  '⌘': 'CmdOrCtrl',
  Alt: 'Alt',
  '⌥': 'Alt',
  Shift: 'Shift',
  '⇧': 'Shift',
}
/** Keys that Electron accepts; any other makes building the menu throw. */
const KEY =
  /^([A-Z0-9]|F\d{1,2}|Plus|Up|Down|Left|Right|Delete|Escape|Enter|Tab|Home|End|Space|[-=,./\\;'[\]])$/

/** Converts `Ctrl+Shift+L` or `⇧⌘L` to an accelerator; undefined for keys that a menu can't show. */
export function acceleratorOf(keys: string): string | undefined {
  const parts: string[] = []
  let rest = keys
  for (;;) {
    const found = /^(?:(Ctrl|Alt|Shift)\+|([⌘⌥⇧]))/.exec(rest)
    const modifier = found && MODIFIERS[found[1] ?? found[2] ?? '']
    if (!modifier) break
    parts.push(modifier)
    rest = rest.slice(found[0].length)
  }
  const key = NAMES[rest] ?? rest
  return KEY.test(key) ? [...parts, key].join('+') : undefined
}
