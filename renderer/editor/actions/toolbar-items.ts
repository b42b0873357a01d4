// The buttons of the toolbar as data: what each does, when it is pressed in, when it can be used.

import type { Command, EditorState } from '@tiptap/pm/state'
import { columnIsHeader, TableMap } from '@tiptap/pm/tables'
import type { MarkName, TextAlign } from '#shared/document/nodes'
import type { IconName } from '../../ui/icons'
import {
  insertPageBreak,
  insertRule,
  removeBox,
  setAlign,
  toggleQuote,
  toggleStyle,
} from '../text/commands/blocks'
import { depthOf } from '../text/commands/compose'
import { redo, redoDepth, undo, undoDepth } from '../text/commands/history'
import { deleteImage, imageWidth, resizeImage, setImageWidth } from '../text/commands/images'
import { hasMark, toggle } from '../text/commands/inline'
import { currentList, type ListName, taskAtCursor, tickTask, toggleList } from '../text/commands/lists'
import { moveBlocks } from '../text/commands/move-blocks'
import { isLandscape, toggleLandscape } from '../text/commands/sections'
import { evenColumns, resizeColumn } from '../text/commands/table-columns'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  tableAtCursor,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '../text/commands/tables'
import type { CommandKey } from '../text/keymap'

/** A button. */
export interface ToolItem {
  /** Also the name of its icon. */
  readonly id: IconName
  readonly label: string
  /** Class of the colour that it stands for. */
  readonly swatch?: string
  readonly key?: CommandKey
  readonly command: Command
  /** Set for buttons that stay pressed in. */
  isOn?(state: EditorState): boolean
  /** Left out when the command can always be tried. */
  can?(state: EditorState): boolean
}

const mark = (id: MarkName & IconName & CommandKey, label: string): ToolItem => ({
  id,
  label,
  key: id,
  command: toggle(id),
  isOn: (state) => hasMark(state, id),
})

const list = (id: ListName, label: string): ToolItem => ({
  id,
  label,
  key: id,
  command: toggleList(id),
  isOn: (state) => currentList(state) === id,
})

const plain = (id: IconName, label: string, command: Command, more: Partial<ToolItem> = {}): ToolItem => ({
  id,
  label,
  command,
  ...more,
})

const aligned = (id: IconName, label: string, align: TextAlign, more: Partial<ToolItem> = {}): ToolItem =>
  plain(id, label, setAlign(align), {
    ...more,
    isOn: ({ selection }) => selection.$from.parent.attrs.textAlign === align,
  })

/** Undo and redo. */
export const historyItems: readonly ToolItem[] = [
  plain('undo', 'Undo', undo, { key: 'undo', can: (state) => undoDepth(state) > 0 }),
  plain('redo', 'Redo', redo, { key: 'redo', can: (state) => redoDepth(state) > 0 }),
]

/** How letters look. */
export const markItems: readonly ToolItem[] = [
  mark('bold', 'Bold'),
  mark('italic', 'Italic'),
  mark('underline', 'Underline'),
]

/** Less common marks, in a menu. */
export const moreMarkItems: readonly ToolItem[] = [
  mark('strike', 'Struck through'),
  mark('superscript', 'Superscript'),
  mark('subscript', 'Subscript'),
  mark('code', 'Code'),
]

/** Lists and numbered paragraphs. */
export const listItems: readonly ToolItem[] = [
  list('bulletList', 'Bullet list'),
  list('orderedList', 'Numbered list'),
  list('taskList', 'Checklist'),
  plain('numberedParagraph', 'Numbered paragraph', toggleStyle('numberedParagraph'), {
    key: 'numberedParagraph',
    isOn: ({ selection }) => selection.$from.parent.type.name === 'numberedParagraph',
  }),
  plain('quote', 'Quotation', toggleQuote, {
    key: 'quote',
    isOn: (state) => depthOf(state, 'blockquote') !== null,
  }),
]

/** Alignment, in a menu. */
export const alignItems: readonly ToolItem[] = [
  aligned('align-left', 'Left', 'left', { key: 'alignLeft' }),
  aligned('align-center', 'Centre', 'center', { key: 'alignCenter' }),
  aligned('align-right', 'Right', 'right', { key: 'alignRight' }),
  aligned('align-justify', 'Justified', 'justify'),
  aligned('align-none', 'As the theme', null),
]

/** What the insert menu offers beside what needs a dialog. */
export const insertItems: readonly ToolItem[] = [
  plain('page-break', 'Page break', insertPageBreak, { key: 'pageBreak' }),
  plain('rule', 'Line across the page', insertRule),
]

/** Moves what the cursor is in. */
export const moveItems: readonly ToolItem[] = [
  plain('arrow-up', 'Move up', moveBlocks(-1), { key: 'moveUp', can: (state) => moveBlocks(-1)(state) }),
  plain('arrow-down', 'Move down', moveBlocks(1), { key: 'moveDown', can: (state) => moveBlocks(1)(state) }),
]

/** Ticks the task with the cursor, or takes the tick away. */
export const tickItem: ToolItem = plain('taskList', 'Tick the task', tickTask, {
  key: 'tick',
  isOn: (state) => taskAtCursor(state)?.node.attrs.checked === true,
  can: (state) => taskAtCursor(state) !== null,
})

/** Rows and columns of the table with the cursor. */
export const rowItems: readonly ToolItem[] = [
  plain('row-above', 'Insert row above', addRowBefore),
  plain('row-below', 'Insert row below', addRowAfter),
  plain('column-left', 'Insert column left', addColumnBefore),
  plain('column-right', 'Insert column right', addColumnAfter),
  plain('row-delete', 'Delete row', deleteRow),
  plain('column-delete', 'Delete column', deleteColumn),
]

/** What its cells are. */
export const cellItems: readonly ToolItem[] = [
  plain('cells-merge', 'Merge cells', mergeCells, { can: (state) => mergeCells(state) }),
  plain('cells-split', 'Split cell', splitCell, { can: (state) => splitCell(state) }),
  plain('header-row', 'Header row', toggleHeaderRow, { isOn: firstRowIsHeader }),
  plain('header-column', 'Header column', toggleHeaderColumn, { isOn: firstColumnIsHeader }),
]

/** How wide its columns are. */
export const widthItems: readonly ToolItem[] = [
  plain('column-wider', 'Column wider', resizeColumn(1), { key: 'columnWider' }),
  plain('column-narrower', 'Column narrower', resizeColumn(-1), { key: 'columnNarrower' }),
  plain('columns-even', 'Columns of even width', evenColumns, { can: (state) => evenColumns(state) }),
]

/** Takes the whole table away. */
export const deleteTableItem: ToolItem = plain('table-delete', 'Delete table', deleteTable)

/** All of these. */
export const tableItems: readonly ToolItem[] = [...rowItems, ...cellItems, ...widthItems, deleteTableItem]

/** Widths that are offered for images, in per cent of the text. */
const IMAGE_WIDTHS = [100, 75, 50, 25]

/** Shown while an image is selected. */
export const imageItems: readonly ToolItem[] = [
  ...IMAGE_WIDTHS.map((percent) =>
    plain('image', `Width ${percent} %`, setImageWidth(percent), {
      isOn: (state) => imageWidth(state) === percent,
    }),
  ),
  plain('column-wider', 'Image wider', resizeImage(1), { key: 'columnWider' }),
  plain('column-narrower', 'Image narrower', resizeImage(-1), { key: 'columnNarrower' }),
  plain('trash', 'Delete image', deleteImage),
]

/** Landscape pages for the section with the cursor. */
export const landscapeItem: ToolItem = plain('landscape', 'Landscape section', toggleLandscape, {
  isOn: isLandscape,
})

/** Takes the box around the cursor away. */
export const removeBoxItem: ToolItem = plain('box-remove', 'Remove the box, keep its text', removeBox)

function firstRowIsHeader(state: EditorState): boolean {
  const found = tableAtCursor(state)
  const row = found && state.doc.nodeAt(found.pos)?.firstChild
  return row?.children.every((cell) => cell.type.name === 'tableHeader') ?? false
}

function firstColumnIsHeader(state: EditorState): boolean {
  const found = tableAtCursor(state)
  const table = found && state.doc.nodeAt(found.pos)
  return table ? columnIsHeader(TableMap.get(table), table, 0) : false
}
