// All keys of the text, as a table: what they do and how they are shown to the user.
import { baseKeymap, chainCommands, exitCode } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import { insertPageBreak, setAlign, toggleQuote, toggleStyle } from './commands/blocks'
import { redo, undo } from './commands/history'
import { resizeImage } from './commands/images'
import { clearMarks, insertLineBreak, toggle } from './commands/inline'
import { deleteAfter, deleteBefore } from './commands/letters'
import {
  changeLevel,
  indentItem,
  outdentItem,
  shiftNumberLevel,
  tickTask,
  toggleList,
} from './commands/lists'
import { moveBlocks } from './commands/move-blocks'
import { backspace, belowLast, enter, forwardDelete, toEdge } from './commands/movement'
import { deleteSelected } from './commands/selected'
import { resizeColumn } from './commands/table-columns'
import { leaveTable, nextCell, previousCell } from './commands/tables'

/** Keys of the commands that toolbar and menus offer, in ProseMirror's notation; none that the application menu has. */
export const commandKeys = {
  bold: 'Mod-b',
  italic: 'Mod-i',
  underline: 'Mod-u',
  strike: 'Mod-Shift-x',
  superscript: 'Mod-Shift-.',
  subscript: 'Mod-Shift-,',
  code: 'Mod-Alt-k',
  clear: 'Mod-\\',
  paragraph: 'Mod-Alt-0',
  heading1: 'Mod-Alt-1',
  heading2: 'Mod-Alt-2',
  heading3: 'Mod-Alt-3',
  numberedParagraph: 'Mod-Alt-n',
  codeBlock: 'Mod-Alt-c',
  quote: 'Mod-Shift-q',
  orderedList: 'Mod-Shift-7',
  bulletList: 'Mod-Shift-8',
  taskList: 'Mod-Shift-9',
  link: 'Mod-Shift-k',
  image: 'Mod-Shift-g',
  table: 'Mod-Alt-t',
  callout: 'Mod-Alt-b',
  footnote: 'Mod-Alt-f',
  field: 'Mod-Alt-v',
  nextEmpty: 'Mod-Alt-j',
  reference: 'Mod-Alt-x',
  pageBreak: 'Mod-Enter',
  alignLeft: 'Mod-Alt-l',
  alignCenter: 'Mod-Alt-e',
  alignRight: 'Mod-Alt-r',
  tick: 'Mod-Alt-d',
  columnWider: 'Alt-Shift-ArrowRight',
  columnNarrower: 'Alt-Shift-ArrowLeft',
  moveUp: 'Alt-Shift-ArrowUp',
  moveDown: 'Alt-Shift-ArrowDown',
  undo: 'Mod-z',
  redo: 'Mod-y',
  find: 'Mod-f',
  replace: 'Mod-h',
  spelling: 'F7',
  save: 'Mod-s',
  toolbar: 'Alt-F10',
  focus: 'Mod-Shift-Enter',
  split: 'Mod-Shift-s',
  otherPane: 'F6',
  comment: 'Mod-Alt-m',
  nextComment: 'F9',
  previousComment: 'Shift-F9',
  nextRegion: 'Shift-F6',
} as const
export type CommandKey = keyof typeof commandKeys

/** The commands that need nothing but the text. */
const textCommands: Readonly<Partial<Record<CommandKey, Command>>> = {
  bold: toggle('bold'),
  italic: toggle('italic'),
  underline: toggle('underline'),
  strike: toggle('strike'),
  superscript: toggle('superscript'),
  subscript: toggle('subscript'),
  code: toggle('code'),
  clear: clearMarks,
  paragraph: toggleStyle('paragraph'),
  heading1: toggleStyle('heading1'),
  heading2: toggleStyle('heading2'),
  heading3: toggleStyle('heading3'),
  numberedParagraph: toggleStyle('numberedParagraph'),
  codeBlock: toggleStyle('codeBlock'),
  quote: toggleQuote,
  orderedList: toggleList('orderedList'),
  bulletList: toggleList('bulletList'),
  taskList: toggleList('taskList'),
  alignLeft: setAlign('left'),
  alignCenter: setAlign('center'),
  alignRight: setAlign('right'),
  tick: tickTask,
  columnWider: chainCommands(resizeImage(1), resizeColumn(1), changeLevel(1)),
  columnNarrower: chainCommands(resizeImage(-1), resizeColumn(-1), changeLevel(-1)),
  moveUp: moveBlocks(-1),
  moveDown: moveBlocks(1),
  undo,
  redo,
}

/** Escape would select the whole block, and the next letter replace it: it leaves bars and modes instead. */
const { Escape: _, ...usualKeys } = baseKeymap

/** Keys that depend on where the cursor stands. */
const editing: Readonly<Record<string, Command>> = {
  ...usualKeys,
  Enter: enter,
  'Shift-Enter': chainCommands(exitCode, insertLineBreak),
  'Mod-Enter': chainCommands(exitCode, leaveTable, insertPageBreak),
  Backspace: before([deleteSelected, ...backspace, deleteBefore], 'Backspace'),
  'Shift-Backspace': before([deleteSelected, ...backspace, deleteBefore], 'Backspace'),
  'Mod-Backspace': before([deleteSelected, ...backspace], 'Mod-Backspace'),
  Delete: before([deleteSelected, ...forwardDelete, deleteAfter], 'Delete'),
  'Mod-Delete': before([deleteSelected, ...forwardDelete], 'Mod-Delete'),
  Tab: chainCommands(nextCell, indentItem, shiftNumberLevel(1), keepFocus),
  'Shift-Tab': chainCommands(previousCell, outdentItem, shiftNumberLevel(-1)),
  ArrowDown: belowLast,
  'Mod-Home': toEdge('start', false),
  'Mod-End': toEdge('end', false),
  'Shift-Mod-Home': toEdge('start', true),
  'Shift-Mod-End': toEdge('end', true),
  'Mod-Shift-z': redo,
}

/** All bindings of the text; `dialogs` are those that the window answers with a dialog or a save. */
export function textKeymap(
  dialogs: Readonly<Partial<Record<CommandKey, () => void>>>,
): Record<string, Command> {
  const bindings: Record<string, Command> = { ...editing }
  for (const [name, command] of Object.entries(textCommands))
    bindings[commandKeys[name as CommandKey]] = command
  for (const [name, open] of Object.entries(dialogs)) {
    bindings[commandKeys[name as CommandKey]] = () => {
      open()
      return true
    }
  }
  return bindings
}

function before(commands: readonly Command[], key: string): Command {
  const usual = baseKeymap[key]
  return usual ? chainCommands(...commands, usual) : chainCommands(...commands)
}

/** In a list, Tab that can't go deeper stays in the text; elsewhere it leaves the text as the browser does. */
function keepFocus(state: Parameters<Command>[0]): boolean {
  const { $from } = state.selection
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth).type.name).some(
    (name) => name === 'listItem' || name === 'taskItem',
  )
}

const ARROWS = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' } as const
const SYMBOLS: Readonly<Record<string, string>> = { ...ARROWS, Mod: 'Ctrl' }
const MAC_SYMBOLS: Readonly<Record<string, string>> = { ...ARROWS, Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** A key as it is shown: `Ctrl+Shift+8`, or `⇧⌘8` in the order of macOS. */
export function keyLabel(key: CommandKey, mac: boolean): string {
  const parts = commandKeys[key].split('-')
  const label = (part: string): string =>
    (mac ? MAC_SYMBOLS[part] : SYMBOLS[part]) ?? part.replace(/^[a-z]$/, (c) => c.toUpperCase())
  if (!mac) return parts.map(label).join('+')
  const order = ['Alt', 'Shift', 'Mod']
  return [...parts]
    .sort(
      (a, b) =>
        order.indexOf(a) + (order.includes(a) ? 0 : 9) - order.indexOf(b) - (order.includes(b) ? 0 : 9),
    )
    .map(label)
    .join('')
}
