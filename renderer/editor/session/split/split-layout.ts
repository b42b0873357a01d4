// How the text is split, remembered for the next time.

/** The second pane is beside the first one or below it. */
export type SplitLayout = 'beside' | 'below'

const STORED_AS = 'split.way'

/** Minimum window width for two columns, in CSS pixels: narrower ones are hard to read. */
const ROOM_BESIDE = 880

/** Returns the layout chosen last; in small windows always 'below'. */
export function lastLayout(): SplitLayout {
  if (window.innerWidth < ROOM_BESIDE) return 'below'
  return localStorage.getItem(STORED_AS) === 'below' ? 'below' : 'beside'
}

/** Remembers a layout. */
export function rememberLayout(way: SplitLayout): void {
  localStorage.setItem(STORED_AS, way)
}
