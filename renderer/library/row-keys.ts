// What keys do on a row of the list of packs.

/** Rows that Page Up and Page Down go over. */
const PAGE = 12

/** The row that a key goes to from row `at` of `count`; undefined when the key is not one that moves. */
export function rowReached(key: string, at: number, count: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to))
}

/** What can be done with a row by key. */
export type RowCommand = 'open' | 'rename' | 'remove' | 'duplicate' | 'menu'

/** A key with what is held down. */
export interface RowKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** The command of a key; undefined when it has none. */
export function rowCommand({ key, ctrlKey, metaKey, shiftKey }: RowKey): RowCommand | undefined {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'd' ? 'duplicate' : undefined
  if (key === 'F10') return shiftKey ? 'menu' : undefined
  const commands: Readonly<Record<string, RowCommand>> = {
    Enter: 'open',
    F2: 'rename',
    Delete: 'remove',
    ContextMenu: 'menu',
  }
  return commands[key]
}
