// Keys of the text: those of the actions on it, after what keys do by where the cursor is.
import { chainCommands } from '@tiptap/pm/commands'
import { keydownHandler } from '@tiptap/pm/keymap'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { editingKeys } from '../text/keymap'
import { type Action, perform } from './action'
import { type KeySet, keySet, keysOf, proseMirrorKey } from './keys'
import { currentContexts } from './registry'
import { allActions } from './table'
import { takesWindowKey } from './window-keys'

/** All bindings of a set, in ProseMirror's notation. */
export function textKeys(set: KeySet): Record<string, Command> {
  const bindings: Record<string, Command> = { ...editingKeys }
  for (const [, action] of allActions) {
    if (!isHeard(action)) continue
    for (const words of keysOf(action.keys, set)) {
      const key = proseMirrorKey(words)
      const before = bindings[key]
      bindings[key] = before ? chainCommands(before, commandOf(action)) : commandOf(action)
    }
  }
  return bindings
}

/** Undo and redo work around the text, too; in it they are keys of the text. */
function isHeard({ works, native, command }: Action): boolean {
  return !native && (works === 'text' || (works === 'editor' && command !== undefined))
}

function commandOf(action: Action): Command {
  if (action.command && !action.run) return action.command
  return () => {
    const context = currentContexts().text
    if (context) perform(action, context)
    return context !== undefined
  }
}

const handlers = new Map<KeySet, ReturnType<typeof keydownHandler>>()

/**
 * Answers a key in the text, by the set that is in use. Keys of the window are answered here, too: ProseMirror would keep
 * Enter from the window, whatever is held down with it.
 */
export function onTextKey(view: EditorView, event: KeyboardEvent): boolean {
  const set = keySet.get()
  const handler = handlers.get(set) ?? keydownHandler(textKeys(set))
  handlers.set(set, handler)
  return handler(view, event) || takesWindowKey(event)
}
