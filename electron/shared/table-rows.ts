// One pack with all rows of a table of values: rows of its own tables that have the fields are repeated, such as those of a list.
import type { Block, DocumentNode, Section, Table, TableCell, TableHeader, TableRow } from './document/nodes'
import { fieldNames } from './document/query'
import type { Pack, PackField } from './pack'
import { AppError } from './result'
import type { DataTable } from './table'
import { type ColumnFields, rowFault, withRow } from './table-fields'

type Cell = TableCell | TableHeader

/** A row of values: its number, and the fields with them. */
interface Values {
  readonly number: number
  readonly fields: readonly PackField[]
}

/**
 * Returns the pack in which each table row with fields of the table of values is repeated for each row of it. Where several
 * cells of such a row have the same field, as on a sheet of labels, each of them takes the next row. Throws `usage` when no
 * table of the pack has such a row.
 */
export function withAllRows(pack: Pack, matches: ColumnFields, table: DataTable): Pack {
  const names = new Set(matches.filter((name) => name !== null))
  const rows = table.rows.filter((row) => rowFault(row, matches) === null)
  const values = rows.map((row, index): Values => {
    const fields = withRow(pack, matches, row).fields.filter(({ name }) => names.has(name))
    return {
      number: index + 1,
      fields: fields.map((field) => ({ ...field, name: ownName(field.name, index + 1) })),
    }
  })
  let repeated = 0
  const content = pack.doc.content.map((section): Section => {
    if (!fieldNames(section).some((name) => names.has(name))) return section
    const blocks = section.content.map((block) => {
      if (block.type !== 'table') return block
      const made = repeatedTable(block, names, values)
      if (made !== block) repeated += 1
      return made
    })
    return { ...section, content: blocks as unknown as Section['content'] }
  })
  if (repeated === 0)
    throw new AppError(
      'usage',
      'No table of the pack has a row with these fields, so there is nothing to repeat in one PDF. Put the fields into a row of a table, or export a PDF for each row.',
    )
  const added = values.flatMap(({ fields }) => fields)
  return { ...pack, fields: [...pack.fields, ...added], doc: { ...pack.doc, content } }
}

/** No field that a user makes has a full stop in its name. */
const ownName = (name: string, number: number): string => `${name}.${number}`

function repeatedTable(table: Table, names: ReadonlySet<string>, values: readonly Values[]): Block {
  const isRepeated = (row: TableRow) => row.content.some((cell) => namesIn(cell, names).length > 0)
  if (!table.content.some(isRepeated)) return table
  const content = table.content.flatMap((row) => (isRepeated(row) ? repeatedRow(row, names, values) : [row]))
  return { ...table, content }
}

const namesIn = (cell: Cell, names: ReadonlySet<string>): string[] =>
  fieldNames(cell).filter((name) => names.has(name))

function repeatedRow(row: TableRow, names: ReadonlySet<string>, values: readonly Values[]): TableRow[] {
  // A field that comes again takes the next row of values.
  const turns = row.content.map((cell, index) => {
    const before = row.content.slice(0, index).map((one) => namesIn(one, names))
    return Math.max(
      0,
      ...namesIn(cell, names).map((name) => before.filter((one) => one.includes(name)).length),
    )
  })
  const perRow = Math.max(...turns) + 1
  return Array.from({ length: Math.ceil(values.length / perRow) }, (_, at) => ({
    ...row,
    content: row.content.map((cell, index) => {
      const taken = values[at * perRow + (turns[index] ?? 0)]
      return taken ? renamed(cell, names, taken) : emptied(cell)
    }),
  }))
}

/**
 * The cell with the fields of one row of values, and ids of its own. An optional value that the row hasn't leaves nothing: alone
 * in its cell it would take the whole row away.
 */
function renamed<T extends DocumentNode>(node: T, names: ReadonlySet<string>, { number, fields }: Values): T {
  const isMissing = (value: unknown): boolean => {
    const { type, attrs } = (value ?? {}) as { type?: string; attrs?: { name?: string } }
    const own = ownName(attrs?.name ?? '', number)
    return (
      type === 'field' &&
      fields.some(({ name, value: words, optional }) => name === own && words === '' && optional)
    )
  }
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isMissing(one)).map(change)
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]))
    if (copy.type === 'field' || copy.type === 'onlyIf') copy.attrs = named(copy.attrs, names, number)
    if (typeof copy.id === 'string' && copy.id !== '') copy.id = `${copy.id}.${number}`
    return copy
  }
  return change(node) as T
}

/** A field is named by `name`, a condition by `field`. */
function named(attrs: unknown, names: ReadonlySet<string>, number: number): unknown {
  const { name, field, ...others } = attrs as { name?: string; field?: string }
  const own = (one: string) => (names.has(one) ? ownName(one, number) : one)
  return { ...others, ...(name && { name: own(name) }), ...(field && { field: own(field) }) }
}

const emptied = (cell: Cell): Cell => ({
  ...cell,
  content: [{ type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }],
})
