// Shortcuts of the window as Electron accelerators.
import { expect, it } from 'vitest'
import { acceleratorOf } from './accelerator'

it.each([
  ['Ctrl+N', 'CmdOrCtrl+N'],
  ['Ctrl+Shift+8', 'CmdOrCtrl+Shift+8'],
  ['⇧⌘8', 'Shift+CmdOrCtrl+8'],
  ['Alt+↑', 'Alt+Up'],
  ['Ctrl++', 'CmdOrCtrl+Plus'],
  ['Ctrl+−', 'CmdOrCtrl+-'],
  ['Ctrl+,', 'CmdOrCtrl+,'],
  ['Ctrl+\\', 'CmdOrCtrl+\\'],
  ['Del', 'Delete'],
  ['F11', 'F11'],
  ['Alt+F10', 'Alt+F10'],
])('%s', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator)
})

it.each(['', 'Ctrl+', 'Ctrl+1 … 3', 'type /'])('shows nothing for “%s”', (keys) => {
  expect(acceleratorOf(keys)).toBeUndefined()
})
