// How the text is split, remembered for the next time.

/** The second place stands beside the first one or below it. */
export type SplitWay = 'beside' | 'below'

const STORED_AS = 'split.way'

/** In a narrower window, in CSS pixels, two columns of text would be too thin to read. */
const ROOM_BESIDE = 880

/** The way that was chosen last; in small windows one place stands below the other. */
export function lastWay(): SplitWay {
  if (window.innerWidth < ROOM_BESIDE) return 'below'
  return localStorage.getItem(STORED_AS) === 'below' ? 'below' : 'beside'
}

/** Remembers a way. */
export function rememberWay(way: SplitWay): void {
  localStorage.setItem(STORED_AS, way)
}
