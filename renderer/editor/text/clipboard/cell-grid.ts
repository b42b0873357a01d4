// Lays pasted cells over a table: the table grows where needed, merged cells are split where they must be, and the result is always a regular grid.
import { Fragment, type Node, type NodeType, Slice } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'

/** A cell and the part of the grid that it covers. */
interface Placed {
  readonly cell: Node
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

/** Cells in their positions; `width` and `height` are those of the whole grid. */
export interface Grid {
  readonly cells: readonly Placed[]
  readonly width: number
  readonly height: number
}

/** A part of a grid: first row and column, and those after the last. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Returns the cells of a slice that contains nothing else; null for any other. */
export function cellsOf(slice: Slice): Grid | null {
  let { content, openStart, openEnd } = slice
  while (content.childCount === 1) {
    const only = content.child(0)
    const { tableRole } = only.type.spec
    if (tableRole === 'cell' || tableRole === 'header_cell' || tableRole === 'row') break
    if (tableRole !== 'table' && !(openStart > 0 && openEnd > 0 && !only.isTextblock)) return null
    content = only.content
    openStart -= 1
    openEnd -= 1
  }
  const roles = content.content.map((node) => node.type.spec.tableRole)
  // A slice of words from a single cell is text, not a cell.
  if (content.childCount === 1 && roles[0] !== 'row' && openStart > 0 && openEnd > 0) return null
  if (roles.length > 0 && roles.every((role) => role === 'row')) {
    const [row] = content.content
    if (roles.length === 1 && row?.childCount === 1 && openStart > 1 && openEnd > 1) return null
    return layOut(content.content.map((one) => one.children))
  }
  if (roles.length > 0 && roles.every((role) => role === 'cell' || role === 'header_cell'))
    return layOut([content.content])
  return null
}

/** Returns the grid of a table. */
export const gridOf = (table: Node): Grid => layOut(table.children.map((row) => row.children))

/** Assigns positions to the cells of rows; a cell spans no more rows than there are. */
function layOut(rows: readonly (readonly Node[])[]): Grid {
  const cells: Placed[] = []
  const covered = new Set<string>()
  let width = 0
  for (const [row, nodes] of rows.entries()) {
    let column = 0
    for (const cell of nodes) {
      while (covered.has(`${row},${column}`)) column += 1
      const height = Math.min(cell.attrs.rowspan, rows.length - row)
      const free = freeWidth(covered, row, column, cell.attrs.colspan)
      const placed = { cell, row, column, height, width: free }
      cells.push(placed)
      for (const [at, side] of unitsOf(placed)) covered.add(`${at},${side}`)
      column += free
      width = Math.max(width, column)
    }
  }
  return { cells, width, height: rows.length }
}

/** How wide a cell may be before it meets one that spans down from above. */
function freeWidth(covered: ReadonlySet<string>, row: number, column: number, wanted: number): number {
  let width = 1
  while (width < wanted && !covered.has(`${row},${column + width}`)) width += 1
  return width
}

function* unitsOf({ row, column, height, width }: Placed): Generator<readonly [number, number]> {
  for (let down = 0; down < height; down += 1)
    for (let over = 0; over < width; over += 1) yield [row + down, column + over]
}

/**
 * Places cells over a grid with the first one in the corner of the area, repeated if they fit into it without a
 * remainder.
 */
export function pasteOver(target: Grid, pasted: Grid, area: Area): Grid {
  const wide = area.right - area.left
  const high = area.bottom - area.top
  const across = wide % pasted.width === 0 ? Math.max(1, wide / pasted.width) : 1
  const down = high % pasted.height === 0 ? Math.max(1, high / pasted.height) : 1
  const right = area.left + pasted.width * across
  const bottom = area.top + pasted.height * down
  const over: Placed[] = []
  for (let copy = 0; copy < across * down; copy += 1) {
    const top = area.top + Math.floor(copy / across) * pasted.height
    const left = area.left + (copy % across) * pasted.width
    for (const one of pasted.cells) over.push({ ...one, row: one.row + top, column: one.column + left })
  }
  const region = { top: area.top, left: area.left, bottom, right }
  const kept = target.cells.flatMap((cell) => outside(cell, region))
  const units = unitsIn(target)
  return {
    cells: [...kept, ...over.map((cell) => asTarget(cell, units, target))],
    width: Math.max(target.width, right),
    height: Math.max(target.height, bottom),
  }
}

/** Gives every cell of the area the same content; merged cells stay merged. */
export function fillCells(target: Grid, source: Node, area: Area): Grid {
  const cells = target.cells.map((one) => {
    const inside =
      one.row >= area.top && one.row < area.bottom && one.column >= area.left && one.column < area.right
    if (!inside) return one
    const { attrs, type } = one.cell
    const textAlign = source.attrs.textAlign ?? attrs.textAlign
    return {
      ...one,
      cell: type.create({ ...attrs, textAlign, shade: source.attrs.shade ?? attrs.shade }, source.content),
    }
  })
  return { ...target, cells }
}

/** The rest of a cell partly covered by an area: its words go above or left of it. */
function outside(one: Placed, area: Area): Placed[] {
  const apart =
    one.row >= area.bottom ||
    one.row + one.height <= area.top ||
    one.column >= area.right ||
    one.column + one.width <= area.left
  if (apart) return [one]
  if (one.row < area.top) return [{ ...one, height: area.top - one.row }]
  if (one.column < area.left) return [{ ...one, width: area.left - one.column }]
  return []
}

/** The cell that covers each unit of a grid. */
type Units = ReadonlyMap<string, Placed>
const unitsIn = (grid: Grid): Units =>
  new Map(
    grid.cells.flatMap((one) => [...unitsOf(one)].map(([row, column]) => [`${row},${column}`, one] as const)),
  )

/**
 * A pasted cell becomes a header where the table has one; new columns continue as their row does, and new rows have no
 * headers.
 */
function asTarget(one: Placed, units: Units, target: Grid): Placed {
  const { cell, row, column } = one
  const there =
    units.get(`${row},${column}`) ??
    (row < target.height ? units.get(`${row},${target.width - 1}`) : undefined)
  const type = there?.cell.type ?? cell.type.schema.nodes.tableCell ?? cell.type
  return { ...one, cell: type === cell.type ? cell : type.create(cell.attrs, cell.content) }
}

/** Returns the rows of a grid as nodes; holes get empty cells, rows without their own cells are dropped. */
export function rowsOf(grid: Grid, rowType: NodeType): Fragment {
  const units = unitsIn(grid)
  const rows: Placed[][] = Array.from({ length: grid.height }, () => [])
  for (const one of grid.cells) rows[one.row]?.push(one)
  for (const [row, placed] of rows.entries()) {
    let beside: Node | undefined
    for (let column = 0; column < grid.width; column += 1) {
      const there = units.get(`${row},${column}`)
      beside = there?.cell ?? beside
      const type = beside?.type ?? rowType.schema.nodes.tableCell
      const cell = there ? null : type?.createAndFill()
      if (cell) placed.push({ cell, row, column, height: 1, width: 1 })
    }
  }
  // For each row, the number of rows above with their own cells.
  const before = [0]
  for (const placed of rows) before.push((before.at(-1) ?? 0) + Math.sign(placed.length))
  return Fragment.from(
    rows
      .filter((placed) => placed.length > 0)
      .map((placed) =>
        rowType.create(
          null,
          placed
            .sort((one, other) => one.column - other.column)
            .map((one) => sized(one, (before[one.row + one.height] ?? 0) - (before[one.row] ?? 0))),
        ),
      ),
  )
}

/** A cell with the spans of its position; widths that no longer fit are left to the layout. */
function sized({ cell, width }: Placed, height: number): Node {
  const { colspan, rowspan, colwidth } = cell.attrs
  if (colspan === width && rowspan === height) return cell
  const widths = colspan === width ? colwidth : null
  return cell.type.create(
    { ...cell.attrs, colspan: width, rowspan: height, colwidth: widths },
    cell.content,
    cell.marks,
  )
}

/** Returns the slice with exactly one cell in each position of its tables; words from a single table are unchanged. */
export function withRegularTables(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice
  const inOne = content.childCount === 1 && openStart > 1 && openEnd > 1 && !cellsOf(slice)
  const nodes = content.content.map((node) =>
    inOne || node.type.spec.tableRole !== 'table' || !TableMap.get(node).problems
      ? node
      : node.copy(rowsOf(gridOf(node), node.child(0).type)),
  )
  const closed = (open: number, at: 0 | -1): number => (nodes.at(at) === content.content.at(at) ? open : 0)
  return new Slice(Fragment.from(nodes), closed(openStart, 0), closed(openEnd, -1))
}
