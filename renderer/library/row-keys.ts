// What keys do on a row of the list of packs, beside its actions.

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

/** Whether a key opens the menu of the row. */
export function opensMenu({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
