// How the text is split, remembered for the next time.

/** The second place stands beside the first one or below it. */
export type SplitWay = 'beside' | 'below'

const STORED_AS = 'split.way'

/** The way that was chosen last. */
export function lastWay(): SplitWay {
  return localStorage.getItem(STORED_AS) === 'below' ? 'below' : 'beside'
}

/** Remembers a way. */
export function rememberWay(way: SplitWay): void {
  localStorage.setItem(STORED_AS, way)
}
