// How text and pages share the window, and the zoom of the pages; both are remembered.
import { Signal } from '../base/signal'

/** Which of the two views is shown. */
const PAGES_MODES = ['text', 'both', 'pages'] as const
export type PagesMode = (typeof PAGES_MODES)[number]

/** Zoom of the pages: page width, whole page, or actual size. */
const PAGES_ZOOMS = ['width', 'page', 'paper'] as const
export type PagesZoom = (typeof PAGES_ZOOMS)[number]

/** The sizes with their names. */
export const ZOOMS: readonly (readonly [PagesZoom, string])[] = [
  ['width', 'Fit width'],
  ['page', 'Whole page'],
  ['paper', '100%'],
]

export const pagesMode = stored('pages.mode', PAGES_MODES)
export const pagesZoom = stored('pages.zoom', PAGES_ZOOMS)

/** Shows the pages beside the text, or hides them. */
export function togglePages(): void {
  pagesMode.set(pagesMode.get() === 'text' ? 'both' : 'text')
}

function stored<T extends string>(name: string, values: readonly [T, ...T[]]): Signal<T> {
  const before = globalThis.localStorage?.getItem(name)
  const signal = new Signal<T>(values.find((value) => value === before) ?? values[0])
  signal.subscribe(() => localStorage.setItem(name, signal.get()))
  return signal
}
