// Matching shortcuts against pressed keys.
import { expect, it } from 'vitest'
import { isPressed } from './keys'

const press = (key: string, ...held: readonly ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  altKey: held.includes('altKey'),
  shiftKey: held.includes('shiftKey'),
})

it('matches letters, symbols and named keys', () => {
  expect(isPressed('Ctrl+N', press('n', 'ctrlKey'))).toBe(true)
  expect(isPressed('Ctrl+N', press('n', 'metaKey'))).toBe(true)
  expect(isPressed('Ctrl+Shift+L', press('L', 'ctrlKey', 'shiftKey'))).toBe(true)
  expect(isPressed('Ctrl+/', press('/', 'ctrlKey'))).toBe(true)
  expect(isPressed('Ctrl+/', press('/', 'ctrlKey', 'shiftKey'))).toBe(true)
  expect(isPressed('Ctrl++', press('=', 'ctrlKey'))).toBe(true)
  expect(isPressed('Ctrl++', press('+', 'ctrlKey', 'shiftKey'))).toBe(true)
  expect(isPressed('Ctrl+−', press('-', 'ctrlKey'))).toBe(true)
  expect(isPressed('Ctrl+Space', press(' ', 'ctrlKey'))).toBe(true)
  expect(isPressed('F11', press('F11'))).toBe(true)
})

it('rejects other keys', () => {
  expect(isPressed('Ctrl+N', press('n'))).toBe(false)
  expect(isPressed('Ctrl+N', press('N', 'ctrlKey', 'shiftKey'))).toBe(false)
  expect(isPressed('Ctrl+0', press('0', 'ctrlKey', 'altKey'))).toBe(false)
  expect(isPressed('Ctrl+Shift+L', press('l', 'ctrlKey'))).toBe(false)
  expect(isPressed('Ctrl+Space', press(' ', 'ctrlKey', 'shiftKey'))).toBe(false)
  expect(isPressed('F11', press('F1'))).toBe(false)
})
