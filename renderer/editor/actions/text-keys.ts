// Key bindings of the text: position-dependent keys first, then the shortcuts of actions.
import { chainCommands } from '@tiptap/pm/commands'
import { keydownHandler } from '@tiptap/pm/keymap'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { KeySet } from '#shared/ipc'
import { editingKeys } from '../text/keymap'
import { type Action, perform } from './action'
import { heardKeys, keySet, proseMirrorKey } from './keys'
import { currentContexts } from './registry'
import { allActions } from './table'
import { takesWindowKey } from './window-keys'

/** All bindings of a key set, in ProseMirror's notation. */
export function textKeys(set: KeySet): Record<string, Command> {
  const bindings: Record<string, Command> = { ...editingKeys }
  for (const [, action] of allActions) {
    if (!isHeard(action)) continue
    for (const words of heardKeys(action, set)) {
      const key = proseMirrorKey(words)
      const before = bindings[key]
      bindings[key] = before ? chainCommands(before, commandOf(action)) : commandOf(action)
    }
  }
  return bindings
}

/** Undo and redo also work outside the text; inside it they are bound here. */
function isHeard({ works, command }: Action): boolean {
  return works === 'text' || (works === 'editor' && command !== undefined)
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
 * Handles a key in the text by the current key set. Shortcuts of the window are handled here too: ProseMirror would
 * not let Enter through to the window, whatever its modifiers.
 */
export function onTextKey(view: EditorView, event: KeyboardEvent): boolean {
  const set = keySet.get()
  const handler = handlers.get(set) ?? keydownHandler(textKeys(set))
  handlers.set(set, handler)
  return handler(view, event) || takesWindowKey(event)
}
