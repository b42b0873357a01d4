// Rows, columns and cells of the table at the cursor.
import type { EditorState } from '@tiptap/pm/state'
import { columnIsHeader, TableMap } from '@tiptap/pm/tables'
import { CELL_SHADES, type CellShade } from '#shared/document/nodes'
import { addRow, isOptions, setBest, tableKind } from '../../text/commands/forms'
import { evenColumns, resizeColumn } from '../../text/commands/table-columns'
import {
  addColumnAfter,
  addColumnBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  linesAtCursor,
  mergeCells,
  setLines,
  shadeAtCursor,
  shadeCells,
  splitCell,
  tableAtCursor,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '../../text/commands/tables'
import { shadeLabels } from '../../text/state/labels'
import { define, each } from '../action'
import type { EditorContext } from '../contexts'
import { sortTable } from '../table-work'

const inTable = ({ state }: Pick<EditorContext, 'state'>): boolean => isInTable(state)

const shades: readonly (CellShade | 'none')[] = ['none', ...CELL_SHADES]
const lineCounts = ['0', '1', '2', '3', '6'] as const
const shadeOf = (name: CellShade | 'none'): CellShade | null => (name === 'none' ? null : name)

export const table = {
  ...define(
    { group: 'Table', works: 'text', here: inTable, slash: 'searched', toolbar: 'menu', textMenu: true },
    {
      rowAbove: { label: 'Insert row above', icon: 'row-above', command: addRow('above') },
      rowBelow: { label: 'Insert row below', icon: 'row-below', command: addRow('below') },
      columnLeft: { label: 'Insert column left', icon: 'column-left', command: addColumnBefore },
      columnRight: { label: 'Insert column right', icon: 'column-right', command: addColumnAfter },
      deleteRow: { label: 'Delete row', icon: 'row-delete', command: deleteRow },
      deleteColumn: { label: 'Delete column', icon: 'column-delete', command: deleteColumn },
      mergeCells: {
        label: 'Merge cells',
        icon: 'cells-merge',
        command: mergeCells,
        can: ({ state }) => mergeCells(state),
      },
      splitCell: {
        label: 'Split cell',
        icon: 'cells-split',
        command: splitCell,
        can: ({ state }) => splitCell(state),
      },
      headerRow: {
        label: 'Header row',
        icon: 'header-row',
        command: toggleHeaderRow,
        isOn: ({ state }) => firstRowIsHeader(state),
      },
      headerColumn: {
        label: 'Header column',
        icon: 'header-column',
        command: toggleHeaderColumn,
        isOn: ({ state }) => firstColumnIsHeader(state),
      },
      columnWider: {
        label: 'Widen column',
        words: 'wider',
        icon: 'column-wider',
        keys: 'Alt+Shift+→',
        textMenu: false,
        command: resizeColumn(1),
      },
      columnNarrower: {
        label: 'Narrow column',
        words: 'narrower',
        icon: 'column-narrower',
        keys: 'Alt+Shift+←',
        textMenu: false,
        command: resizeColumn(-1),
      },
      columnsEven: {
        label: 'Distribute columns evenly',
        words: 'even width equal',
        icon: 'columns-even',
        textMenu: false,
        command: evenColumns,
        can: ({ state }) => evenColumns(state),
      },
      deleteTable: { label: 'Delete table', icon: 'table-delete', command: deleteTable },
      sortAscending: {
        label: 'Sort ascending',
        words: 'smallest first a to z',
        icon: 'sort-ascending',
        run: ({ session }) => sortTable(session, 'ascending'),
      },
      sortDescending: {
        label: 'Sort descending',
        words: 'largest first z to a',
        icon: 'sort-descending',
        run: ({ session }) => sortTable(session, 'descending'),
      },
    },
  ),
  ...define(
    {
      group: 'Table',
      works: 'text',
      here: ({ state }) => isOptions(tableKind(state)),
      icon: 'options',
      words: 'options matrix total score direction',
      slash: 'searched',
      textMenu: true,
    },
    {
      highestBest: {
        label: 'Highest total is best',
        command: setBest('optionsHigher'),
        isOn: ({ state }) => tableKind(state) === 'optionsHigher',
      },
      lowestBest: {
        label: 'Lowest total is best',
        command: setBest('optionsLower'),
        isOn: ({ state }) => tableKind(state) === 'optionsLower',
      },
    },
  ),
  ...define(
    {
      group: 'Lines to write on',
      works: 'text',
      here: inTable,
      icon: 'rule',
      words: 'room handwriting blank ruled',
      slash: 'searched',
    },
    each('lines', lineCounts, (count) => ({
      label: count === '0' ? 'None' : count === '1' ? '1 line' : `${count} lines`,
      command: setLines(Number(count)),
      isOn: ({ state }) => linesAtCursor(state) === Number(count),
    })),
  ),
  ...define(
    {
      group: 'Cell shading',
      works: 'text',
      here: inTable,
      icon: 'shade',
      words: 'colour shading',
      slash: 'searched',
      toolbar: 'menu',
    },
    each('shade', shades, (name) => ({
      label: name === 'none' ? 'None' : shadeLabels[name],
      swatch: `shade-${name}`,
      command: shadeCells(shadeOf(name)),
      isOn: ({ state }) => shadeAtCursor(state) === shadeOf(name),
    })),
  ),
}

function firstRowIsHeader(state: EditorState): boolean {
  const found = tableAtCursor(state)
  const row = found && state.doc.nodeAt(found.pos)?.firstChild
  return row?.children.every((cell) => cell.type.name === 'tableHeader') ?? false
}

function firstColumnIsHeader(state: EditorState): boolean {
  const found = tableAtCursor(state)
  const node = found && state.doc.nodeAt(found.pos)
  return node ? columnIsHeader(TableMap.get(node), node, 0) : false
}
