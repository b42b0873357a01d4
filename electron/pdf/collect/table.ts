// Table -> block: its cells with their position, style, element and headers.

import { quotable } from '#shared/characters'
import type { CellShade, Change, Table, TableCell, TableHeader } from '#shared/document/nodes'
import { withTotals } from '#shared/document/options-matrix'
import { changesOf } from '#shared/document/proposals'
import { printedWords } from '#shared/field-text'
import { runsRightToLeft } from '#shared/isolates'
import { filled, printWords } from '#shared/print-words'
import type { Block, CellBlock, RowBlock, TableBlock } from './blocks'
import { addTag, type Collector, plainStyle, warn } from './context'
import { captionParagraph } from './image'
import { type BlockContext, paragraph } from './paragraph'
import { collectFlow } from './section'
import { signedColours, signOf, withSign } from './shade-signs'
import { type Grid, type GridCell, gridOf, isComplex, isGroupRow, numericColumns } from './table-grid'
import { TableHeadings } from './table-headings'

/** Points per CSS pixel, the unit of dragged widths. */
const POINTS_PER_PIXEL = 0.75
/** Collects a table. Cells that reach over its edge are cut, missing ones are filled with empty cells. */
export function collectTable(collector: Collector, given: Table, context: BlockContext): TableBlock {
  const { theme, fields, language } = collector.input
  const table = withTotals(
    given,
    printedWords((name) => fields.get(name), language),
  )
  const tag = addTag(collector, 'Table', context.tag)
  const grid = gridOf(table)
  const { columns, repeated: headRows } = grid
  if (grid.reaching && grid.rows.length > LONG)
    warn(collector, `${tableName(table)} ${REACHING}`, table.attrs.id)
  const number = table.attrs.caption === '' ? '' : collector.counter.table()
  const caption =
    number === ''
      ? null
      : captionParagraph(collector, context, {
          tag: addTag(collector, 'Caption', tag),
          number,
          caption: table.attrs.caption,
          marking: table.attrs.marking,
          after: false,
        })
  const head = headRows > 0 ? addTag(collector, 'THead', tag) : -1
  const body = headRows > 0 ? addTag(collector, 'TBody', tag) : tag
  const facts = {
    grid,
    changes: table.content.map(changesOf),
    numeric: numericColumns(grid, printWords(language).decimal),
    colours: signedColours(grid),
    headings: isComplex(grid) ? new TableHeadings(`cell-${collector.sectionId}-${tag}`) : null,
  }
  const rows = grid.rows.map((_, index) => {
    const row = addTag(collector, 'TR', index < headRows ? head : body)
    return collectRow(collector, { ...facts, index, parent: row }, context)
  })
  const { counts } = printWords(language)
  const continued = filled(counts.continued, { name: number === '' ? counts.plainTable : number })
  const look = { ...theme.caption, bold: false, italic: true, colour: theme.colours.muted }
  return {
    kind: 'table',
    tag,
    name: tableName(table),
    caption,
    rows,
    columns,
    headRows,
    form: table.attrs.kind === 'decision' || table.attrs.kind === 'signature',
    continued: paragraph([{ text: continued, style: plainStyle(look, -1) }], look.leading, -1, {
      format: { after: 3, keepNext: true },
    }),
    anchors: table.attrs.id === '' ? [] : [table.attrs.id],
  }
}

/** Shorter tables don't need a repeated header. */
const LONG = 4
const REACHING =
  'does not repeat its header on the next page: a header cell spans too many rows. Split the cell'

/** The name of a table in messages. */
function tableName({ attrs }: Table): string {
  return attrs.caption.trim() === '' ? 'A table' : `The table “${quotable(attrs.caption)}”`
}

/** The lines to write on in an empty cell; null if there are none, or the cell has content. */
function linesIn({ attrs, content }: TableCell | TableHeader): Block[] | null {
  const empty = content.every((block) => block.type === 'paragraph' && !block.content?.length)
  return attrs.lines && empty ? [{ kind: 'lines', count: attrs.lines, open: true }] : null
}

interface RowFacts {
  readonly grid: Grid
  /** Proposed changes of each row. */
  readonly changes: readonly (readonly Change[])[]
  readonly numeric: readonly boolean[]
  /** Colours of cells that need a letter. */
  readonly colours: ReadonlySet<CellShade>
  /** Records which headers each cell has; null where they follow from its row and column. */
  readonly headings: TableHeadings | null
  readonly index: number
  /** Element of the row. */
  readonly parent: number
}

function collectRow(collector: Collector, facts: RowFacts, context: BlockContext): RowBlock {
  const { grid, index, parent } = facts
  const changes = facts.changes[index] ?? []
  return {
    tag: parent,
    ...(changes.length > 0 ? { changes } : {}),
    group: isGroupRow(grid, index),
    cells: (grid.rows[index] ?? []).map((cell) => collectCell(collector, cell, facts, context)),
  }
}

/** The element of a cell, with its spans, its scope or its headers. */
function cellTag(collector: Collector, { cell, ...span }: GridCell, facts: RowFacts): number {
  const { grid, headings, index, parent } = facts
  const spans = {
    ...(span.columns > 1 ? { columns: span.columns } : {}),
    ...(span.rows > 1 ? { rows: span.rows } : {}),
  }
  if (cell.type === 'tableCell') {
    const headers = headings?.of(index, span) ?? []
    return addTag(collector, 'TD', parent, headers.length > 0 ? { ...spans, headers } : spans)
  }
  const group = isGroupRow(grid, index)
  const inHead = index < grid.headRows
  const id = headings?.add(index, span, inHead ? 'column' : group ? 'group' : 'row')
  const scope = inHead || group ? 'Column' : 'Row'
  return addTag(collector, 'TH', parent, { ...spans, scope, ...(id === undefined ? {} : { id }) })
}

function collectCell(collector: Collector, one: GridCell, facts: RowFacts, context: BlockContext): CellBlock {
  const { theme } = collector.input
  const { cell, column, columns, rows } = one
  const { grid, index } = facts
  const header = cell.type === 'tableHeader'
  const inHead = index < grid.headRows
  const { textAlign, shade, colwidth } = cell.attrs
  const tag = cellTag(collector, one, facts)
  const numeric = facts.numeric[column] === true && columns === 1
  const look = {
    ...theme.table.text,
    form: 'table' as const,
    bold: theme.table.text.bold || header,
    colour: inHead && shade === null ? theme.table.headInk : theme.table.text.colour,
  }
  // A header over columns of numbers is centred.
  const over = inHead && columns > 1 && facts.numeric.slice(column, column + columns).every((is) => is)
  const atRight = numeric || runsRightToLeft(collector.input.language)
  const align = textAlign ?? (over ? 'center' : atRight ? 'right' : 'start')
  const inner: BlockContext = {
    tag,
    look,
    align: align === 'justify' ? 'start' : align,
    indent: 0,
    depth: context.depth,
    tight: true,
  }
  const sign = signOf(facts.colours, grid, index, one, collector.input.language)
  const blocks = linesIn(cell) ?? cell.content.flatMap((child) => collectFlow(collector, child, inner))
  return {
    tag,
    column,
    columns,
    rows,
    header,
    spanner: inHead && columns > 1 && columns < grid.columns && index + rows < grid.headRows,
    fill: shade === null ? (inHead ? theme.table.headFill : null) : theme.shades[shade],
    dragged: colwidth?.map((width) => width * POINTS_PER_PIXEL) ?? null,
    numeric: numeric && !header,
    signed: sign !== null,
    blocks: sign === null ? blocks : withSign(collector, blocks, sign, inner),
  }
}
