// Formats shortcuts for display: `Ctrl+Shift+L`, on a Mac `⇧⌘L`.

const HELD = /((?:(?:Ctrl|Alt|Shift)\+)+)(\S+)/g

/** Symbols in the order of macOS. */
const MAC_SIGNS = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Ctrl', '⌘'],
] as const

/** Formats a shortcut as the system writes it; macOS notation stays as it is. */
export function shownKeys(words: string, mac = isMac()): string {
  if (!mac) return words
  return words.replace(HELD, (_all, held: string, key: string) => {
    const signs = MAC_SIGNS.flatMap(([name, sign]) => (held.includes(`${name}+`) ? sign : []))
    return `${signs.join('')}${key}`
  })
}

/** False outside of a window. */
function isMac(): boolean {
  return globalThis.navigator?.platform?.startsWith('Mac') ?? false
}
