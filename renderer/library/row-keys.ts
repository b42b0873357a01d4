// Keys on a row of the list of packs, apart from its actions.
import type { ChooseWay } from './use-selection'

/** Rows that Page Up and Page Down move by. */
const PAGE = 12

/** Returns the row that a key goes to from row `at` of `count`; undefined when it isn't a navigation key. */
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

/** How a key or click with Ctrl or Shift chooses: `plain` without either, `control` with Ctrl or Cmd. */
export function wayOf<P extends ChooseWay, C extends ChooseWay>(
  { ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  plain: P,
  control: C,
): P | C | 'range' {
  if (shiftKey) return 'range'
  return ctrlKey || metaKey ? control : plain
}

/** Whether a key opens the context menu of the row. */
export function opensMenu({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
