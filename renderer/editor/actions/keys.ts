// Keyboard shortcuts of actions in each set, written as `Ctrl+Shift+L` (Ctrl means Command on a Mac).
import type { KeySet } from '#shared/ipc'
import { Signal } from '../../base/signal'

/** Alternatives; the first is displayed. */
type KeyList = string | readonly string[]

/**
 * Shortcuts of an action: one list for both sets or, where Word differs, `{ own: 'Ctrl+Alt+E', word: 'Ctrl+E' }`. An
 * empty list means none.
 */
export type Keys = KeyList | Readonly<Record<KeySet, KeyList>>

/** The set in use, as chosen in the settings. */
export const keySet = new Signal<KeySet>('word')

/** All shortcuts in a set, the displayed one first. */
export function keysOf(keys: Keys | undefined, set: KeySet = keySet.get()): readonly string[] {
  if (keys === undefined) return []
  const list = typeof keys === 'string' || 'length' in keys ? keys : keys[set]
  return typeof list === 'string' ? [list] : list
}

/** The shortcuts in a set without those that the focused element handles itself. */
export function heardKeys(
  { keys, native }: { readonly keys?: Keys; readonly native?: boolean | string },
  set: KeySet = keySet.get(),
): readonly string[] {
  return native === true ? [] : keysOf(keys, set).filter((words) => words !== native)
}

/** A pressed key with its modifiers. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Characters on the same key with and without Shift, and typographic variants. */
const SAME: Readonly<Record<string, string>> = { '=': '+', _: '-', '−': '-' }
const NAMES: Readonly<Record<string, string>> = {
  del: 'delete',
  esc: 'escape',
  space: ' ',
  '↑': 'arrowup',
  '↓': 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
}

const WORDS = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/

/** Whether a pressed key matches a shortcut; Ctrl also matches Command. */
export function isPressed(words: string, pressed: PressedKey): boolean {
  const found = WORDS.exec(words)
  if (!found) return false
  const held = (found[1] ?? '').split('+')
  const name = (found[2] ?? '').toLowerCase()
  const wanted = SAME[name] ?? NAMES[name] ?? name
  const key = pressed.key.toLowerCase()
  if ((SAME[key] ?? key) !== wanted) return false
  // A symbol may need Shift on one keyboard layout and not on another; for letters and named keys Shift counts.
  const signs = /^[^a-z ]$/.test(wanted)
  return (
    held.includes('Ctrl') === (pressed.ctrlKey || pressed.metaKey) &&
    held.includes('Alt') === pressed.altKey &&
    (signs || held.includes('Shift') === pressed.shiftKey)
  )
}

const PROSEMIRROR: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Del: 'Delete',
  Esc: 'Escape',
}

/** Converts a shortcut to ProseMirror's notation: `Mod-Shift-l`. */
export function proseMirrorKey(words: string): string {
  const [, held = '', name = ''] = WORDS.exec(words) ?? []
  const key = PROSEMIRROR[name] ?? (name.length === 1 ? name.toLowerCase() : name)
  return held.replace('Ctrl', 'Mod').replaceAll('+', '-') + key
}
