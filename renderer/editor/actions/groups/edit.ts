// Undo, find, clipboard, moving and joining lines.
import type { WindowCommand } from '#shared/menu'
import { call } from '../../../base/bridge'
import { focusToolbar } from '../../../ui/Toolbar'
import { redo, redoDepth, undo, undoDepth } from '../../text/commands/history'
import { joinSelectedLines } from '../../text/commands/join-lines'
import { moveBlocks } from '../../text/commands/move-blocks'
import { define } from '../action'
import type { Keys } from '../keys'
import { openFind } from '../open-find'
import { openStyles } from '../open-styles'

/** Performed by the browser on the focused element: a page may not read the clipboard. */
const clipboard = (command: WindowCommand, label: string, keys: Keys, words: string) => ({
  label,
  keys,
  words,
  textMenu: command !== 'selectAll',
  run: () => void call('window.run', { command }),
})

export const edit = {
  ...define(
    { group: 'Edit', works: 'editor' },
    {
      undo: {
        label: 'Undo',
        icon: 'undo',
        keys: 'Ctrl+Z',
        toolbar: 'button',
        command: undo,
        can: ({ state }) => undoDepth(state) > 0,
      },
      redo: {
        label: 'Redo',
        icon: 'redo',
        keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
        toolbar: 'button',
        command: redo,
        can: ({ state }) => redoDepth(state) > 0,
      },
      find: { label: 'Find', icon: 'search', keys: 'Ctrl+F', run: ({ session }) => openFind(session) },
      replace: {
        label: 'Replace',
        icon: 'search',
        keys: 'Ctrl+H',
        run: ({ session }) => openFind(session, 'replace'),
      },
      goTo: {
        label: 'Go to…',
        icon: 'arrow-right',
        keys: ['Ctrl+G', 'F5'],
        words: 'section heading jump navigate',
        run: ({ session }) => session.ui.dialog.set('goTo'),
      },
    },
  ),
  ...define(
    { group: 'Edit', works: 'everywhere', native: true, inDialogs: true },
    {
      cut: clipboard('cut', 'Cut', 'Ctrl+X', 'clipboard move'),
      copy: clipboard('copy', 'Copy', 'Ctrl+C', 'clipboard'),
      paste: clipboard('paste', 'Paste', 'Ctrl+V', 'clipboard insert'),
      pasteAsText: {
        ...clipboard(
          'pasteAsText',
          'Paste without formatting',
          { own: 'Ctrl+Shift+V', word: ['Ctrl+Shift+V', 'Ctrl+Alt+V'] },
          'clipboard unformatted as plain text special',
        ),
        native: 'Ctrl+Shift+V',
      },
      selectAll: clipboard('selectAll', 'Select all', 'Ctrl+A', 'everything'),
    },
  ),
  ...define(
    { group: 'Edit', works: 'text' },
    {
      moveUp: {
        label: 'Move up',
        icon: 'arrow-up',
        keys: 'Alt+Shift+↑',
        words: 'paragraph row item',
        slash: 'searched',
        command: moveBlocks(-1),
        can: ({ state }) => moveBlocks(-1)(state),
      },
      moveDown: {
        label: 'Move down',
        icon: 'arrow-down',
        keys: 'Alt+Shift+↓',
        words: 'paragraph row item',
        slash: 'searched',
        command: moveBlocks(1),
        can: ({ state }) => moveBlocks(1)(state),
      },
      joinLines: {
        label: 'Join lines',
        textMenu: true,
        command: joinSelectedLines,
        here: ({ state }) => joinSelectedLines(state),
      },
    },
  ),
  ...define(
    { group: 'Edit', works: 'editor' },
    {
      goToToolbar: {
        label: 'Go to toolbar',
        keys: 'Alt+F10',
        words: 'focus keyboard',
        run: focusToolbar,
      },
      goToStyles: {
        label: 'Go to style list',
        keys: { own: [], word: 'Ctrl+Shift+S' },
        words: 'apply styles paragraph keyboard',
        run: openStyles,
      },
    },
  ),
}
