// The headers of each cell where they don't follow from its row and column: two header rows, merged headers, groups of rows.

/** Columns and rows that a cell covers. */
interface GridSpan {
  readonly column: number
  readonly columns: number
  readonly rows: number
}

interface Heading extends GridSpan {
  readonly id: string
  readonly row: number
}

/** Takes the headers of a table in reading order, and returns the ids of those that apply to a cell. */
export class TableHeadings {
  private readonly name: string
  private count = 0
  private readonly heads: Heading[] = []
  private readonly rows: Heading[] = []
  private group: Heading | null = null

  /** `name` is the prefix of the ids, which must be unique across tables. */
  constructor(name: string) {
    this.name = name
  }

  /** Adds a header of columns, of a group of rows, or of a row; returns its id. */
  add(row: number, span: GridSpan, kind: 'column' | 'group' | 'row'): string {
    const id = `${this.name}-${++this.count}`
    const heading = { ...span, row, id }
    if (kind === 'group') this.group = heading
    else (kind === 'column' ? this.heads : this.rows).push(heading)
    return id
  }

  /** Ids of the headers of a cell: those above it, that of its group, those before it. */
  of(row: number, { column, columns }: GridSpan): string[] {
    const over = this.heads.filter(
      (one) => one.column < column + columns && column < one.column + one.columns,
    )
    const before = this.rows.filter(
      (one) => one.column < column && row >= one.row && row < one.row + one.rows,
    )
    return [...over, ...(this.group ? [this.group] : []), ...before].map(({ id }) => id)
  }
}
