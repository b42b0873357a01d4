// Keys of actions: what they are in each set, in words such as `Ctrl+Shift+L` (Ctrl is the command key on a Mac).
import { Signal } from '../../base/signal'

/** The keys of this program, or those of Word where Word has some for the same thing. */
export type KeySet = 'own' | 'word'

/** Any of these keys; the first is the one that is shown. */
type KeyList = string | readonly string[]

/**
 * Keys of an action. Where Word has others, both sets are named: `{ own: 'Ctrl+Alt+E', word: 'Ctrl+E' }`; an empty list
 * is none. What works in both sets is written once.
 */
export type Keys = KeyList | Readonly<Record<KeySet, KeyList>>

/** The set in use. */
export const keySet = new Signal<KeySet>('own')

/** All shortcuts in a set, the shown one first. */
export function keysOf(keys: Keys | undefined, set: KeySet = keySet.get()): readonly string[] {
  if (keys === undefined) return []
  const list = typeof keys === 'string' || 'length' in keys ? keys : keys[set]
  return typeof list === 'string' ? [list] : list
}

/** What is held down and what is pressed. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The same key, as it is typed without Shift and with it, or as it is written here. */
const SAME: Readonly<Record<string, string>> = { '=': '+', _: '-', '−': '-' }
const NAMES: Readonly<Record<string, string>> = {
  del: 'delete',
  esc: 'escape',
  '↑': 'arrowup',
  '↓': 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
}

const WORDS = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/

/** Whether the keys are those in words; Ctrl stands for the command key, too. */
export function isPressed(words: string, pressed: PressedKey): boolean {
  const found = WORDS.exec(words)
  if (!found) return false
  const held = (found[1] ?? '').split('+')
  const name = (found[2] ?? '').toLowerCase()
  const wanted = SAME[name] ?? NAMES[name] ?? name
  const key = pressed.key.toLowerCase()
  if ((SAME[key] ?? key) !== wanted) return false
  // A sign may need Shift on one keyboard and not on another; letters and named keys are plain without it.
  const signs = /^[^a-z]$/.test(wanted)
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

/** Keys in words in ProseMirror's notation: `Mod-Shift-l`. */
export function proseMirrorKey(words: string): string {
  const [, held = '', name = ''] = WORDS.exec(words) ?? []
  const key = PROSEMIRROR[name] ?? (name.length === 1 ? name.toLowerCase() : name)
  return held.replace('Ctrl', 'Mod').replaceAll('+', '-') + key
}
