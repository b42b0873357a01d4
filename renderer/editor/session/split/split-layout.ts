// How the text is split, remembered for the next time.

/** The second place stands beside the first one or below it. */
export type SplitLayout = 'beside' | 'below'

const STORED_AS = 'split.way'

/** In a narrower window, in CSS pixels, two columns of text would be too thin to read. */
const ROOM_BESIDE = 880

/** The way that was chosen last; in small windows one place stands below the other. */
export function lastLayout(): SplitLayout {
  if (window.innerWidth < ROOM_BESIDE) return 'below'
  return localStorage.getItem(STORED_AS) === 'below' ? 'below' : 'beside'
}

/** Remembers a way. */
export function rememberLayout(way: SplitLayout): void {
  localStorage.setItem(STORED_AS, way)
}
