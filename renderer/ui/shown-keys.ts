// Keys in words as they are shown: `Ctrl+Shift+L`, on a Mac `⇧⌘L`.

const HELD = /((?:(?:Ctrl|Alt|Shift)\+)+)(\S+)/g

/** Signs in the order that macOS has them in. */
const MAC_SIGNS = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Ctrl', '⌘'],
] as const

/** The keys as the system writes them; words that are in the manner of macOS already stay as they are. */
export function shownKeys(words: string, mac = isMac()): string {
  if (!mac) return words
  return words.replace(HELD, (_all, held: string, key: string) => {
    const signs = MAC_SIGNS.flatMap(([name, sign]) => (held.includes(`${name}+`) ? sign : []))
    return `${signs.join('')}${key}`
  })
}

/** Outside of a window it is none. */
function isMac(): boolean {
  return globalThis.navigator?.platform?.startsWith('Mac') ?? false
}
