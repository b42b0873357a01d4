// Key bindings that depend on the position of the cursor; those of actions come after them.
import { baseKeymap, chainCommands, exitCode } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import { insertLineBreak } from './commands/inline'
import { deleteAfter, deleteBefore } from './commands/letters'
import { indentItem, outdentItem, shiftNumberLevel } from './commands/lists'
import { backspace, belowLast, byParagraph, enter, forwardDelete, toEdge } from './commands/movement'
import { deleteSelected } from './commands/selected'
import { leaveTable, nextCell, previousCell } from './commands/tables'
import { tickWithSpace } from './commands/ticks'

/** Escape would select the whole block, and the next letter replace it. It is used to leave bars and modes. */
const { Escape: _, ...usualKeys } = baseKeymap

/** In ProseMirror's notation. */
export const editingKeys: Readonly<Record<string, Command>> = {
  ...usualKeys,
  Enter: enter,
  'Shift-Enter': chainCommands(exitCode, insertLineBreak),
  'Mod-Enter': chainCommands(exitCode, leaveTable),
  Backspace: before([deleteSelected, ...backspace, deleteBefore], 'Backspace'),
  'Shift-Backspace': before([deleteSelected, ...backspace, deleteBefore], 'Backspace'),
  'Mod-Backspace': before([deleteSelected, ...backspace], 'Mod-Backspace'),
  Delete: before([deleteSelected, ...forwardDelete, deleteAfter], 'Delete'),
  'Mod-Delete': before([deleteSelected, ...forwardDelete], 'Mod-Delete'),
  Space: tickWithSpace,
  Tab: chainCommands(nextCell, indentItem, shiftNumberLevel(1), keepFocus),
  'Shift-Tab': chainCommands(previousCell, outdentItem, shiftNumberLevel(-1)),
  ArrowDown: belowLast,
  'Mod-ArrowUp': byParagraph('up', false),
  'Mod-ArrowDown': byParagraph('down', false),
  'Shift-Mod-ArrowUp': byParagraph('up', true),
  'Shift-Mod-ArrowDown': byParagraph('down', true),
  'Mod-Home': toEdge('start', false),
  'Mod-End': toEdge('end', false),
  'Shift-Mod-Home': toEdge('start', true),
  'Shift-Mod-End': toEdge('end', true),
}

function before(commands: readonly Command[], key: string): Command {
  const usual = baseKeymap[key]
  return usual ? chainCommands(...commands, usual) : chainCommands(...commands)
}

/**
 * In a list, Tab stays in the text even if the level can't be increased; elsewhere it leaves the text as in any web
 * page.
 */
function keepFocus(state: Parameters<Command>[0]): boolean {
  const { $from } = state.selection
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth).type.name).some(
    (name) => name === 'listItem' || name === 'taskItem',
  )
}
