// Shortcuts as shown on either kind of keyboard.
import { expect, it } from 'vitest'
import { shownKeys } from './shown-keys'

it('shows keys as the system writes them', () => {
  expect(shownKeys('Ctrl+Shift+L', false)).toBe('Ctrl+Shift+L')
  expect(shownKeys('Ctrl+Shift+L', true)).toBe('⇧⌘L')
  expect(shownKeys('Ctrl++ / Ctrl+− / Ctrl+0', true)).toBe('⌘+ / ⌘− / ⌘0')
  expect(shownKeys('Alt+↑ / Alt+↓', true)).toBe('⌥↑ / ⌥↓')
  expect(shownKeys('Delete; Ctrl+Z takes it back', true)).toBe('Delete; ⌘Z takes it back')
  expect(shownKeys('⇧⌘8', true)).toBe('⇧⌘8')
  expect(shownKeys('F2', true)).toBe('F2')
})
