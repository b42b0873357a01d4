// Showing the pages, for menu, palette and keys.
import type { AppCommand } from '../palette/registry'
import { type PagesMode, type PagesZoom, pagesMode, pagesZoom, togglePages } from './view-mode'

/** Keys that show and hide the pages, in words. */
export const PAGES_KEYS = 'Ctrl+Alt+P'

const MODES: readonly (readonly [PagesMode, string])[] = [
  ['text', 'Text alone'],
  ['both', 'Text and pages side by side'],
  ['pages', 'Pages alone'],
]

/** The sizes with their names. */
export const ZOOMS: readonly (readonly [PagesZoom, string])[] = [
  ['width', 'Fit width'],
  ['page', 'Whole page'],
  ['paper', '100 %'],
]

/** Commands of the view. */
export function pagesCommands(): AppCommand[] {
  const group = 'View'
  const words = 'preview layout print live beside only'
  const mode = pagesMode.get()
  return [
    {
      id: 'pages',
      label: 'Show pages',
      group,
      icon: 'pages',
      words,
      shortcut: PAGES_KEYS,
      everywhere: true,
      checked: mode !== 'text',
      run: togglePages,
    },
    ...MODES.map(([value, label]) => ({
      id: `pages:${value}`,
      label,
      group,
      words,
      checked: mode === value,
      run: () => pagesMode.set(value),
    })),
    ...ZOOMS.map(([value, label]) => ({
      id: `pages:zoom:${value}`,
      label: `Pages: ${label.toLowerCase()}`,
      group,
      words: 'zoom size',
      disabled: mode === 'text',
      checked: pagesZoom.get() === value,
      run: () => pagesZoom.set(value),
    })),
  ]
}
