// Tables of a file: rows and tables that are new or gone are placed as wholes.
import type { Change, DocumentNode, Inline, Mark, NodeId, Proposed, Section } from '../document/nodes'
import { changesOf, isChange } from '../document/proposals'
import type { Line } from './lines'
import type { Placing } from './placing'

/** What is known of the lines when tables are looked at. */
export interface TakenLines {
  readonly base: readonly Line[]
  readonly theirs: readonly Line[]
  readonly file: readonly Section[]
  readonly present: readonly Section[]
  /** Lines of the file by the line that was sent, and the other way round. */
  readonly pairs: ReadonlyMap<number, number>
  /** Lines of the present text by the line that was sent. */
  readonly stay: ReadonlyMap<number, Line>
  readonly placing: Placing
  freshly(): Proposed
  newId(): NodeId
  thread(id: NodeId): NodeId | null
}

/** Lines that tables have taken care of: of those sent, and of the file. */
export interface TakenTables {
  readonly base: ReadonlySet<number>
  readonly theirs: ReadonlySet<number>
}

type TableNode = Extract<DocumentNode, { type: 'table' }>
type RowNode = TableNode['content'][number]

/** Places rows and tables that are new, and proposes to delete those that are gone. */
export function takeTables(lines: TakenLines): TakenTables {
  const [base, theirs] = [new Set<number>(), new Set<number>()]
  const sentOf = new Map([...lines.pairs].map(([i, j]) => [j, i]))
  for (const all of tablesIn(lines.theirs)) addRows(lines, all, sentOf, theirs)
  for (const all of tablesIn(lines.base)) deleteRows(lines, all, base)
  return { base, theirs }
}

/** The indexes of the lines of each table. */
function tablesIn(lines: readonly Line[]): readonly (readonly number[])[] {
  const found = new Map<string, number[]>()
  for (const [at, { section, table }] of lines.entries()) {
    if (table === null) continue
    const key = `${section} ${table}`
    found.set(key, [...(found.get(key) ?? []), at])
  }
  return [...found.values()]
}

function rowsIn(lines: readonly Line[], all: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>()
  for (const at of all) {
    const row = lines[at]?.path[1] ?? 0
    rows.set(row, [...(rows.get(row) ?? []), at])
  }
  return rows
}

function tableAt(sections: readonly Section[], line: Line | undefined): TableNode | null {
  const section = sections.find(({ attrs }) => attrs.id === line?.section)
  const node = section?.content[line?.table ?? -1] as DocumentNode | undefined
  return node?.type === 'table' ? node : null
}

function addRows(
  lines: TakenLines,
  all: readonly number[],
  sentOf: ReadonlyMap<number, number>,
  taken: Set<number>,
): void {
  const { theirs, placing } = lines
  const ownOf = (at: number): Line | undefined => lines.stay.get(sentOf.get(at) ?? -1)
  const table = tableAt(lines.file, theirs[all[0] ?? -1])
  if (!table) return
  if (all.every((at) => !sentOf.has(at))) {
    addTable(lines, all, { table, ownOf, sentOf }, taken)
    return
  }
  let last: Line | null = null
  for (const [at, indexes] of rowsIn(theirs, all)) {
    const row = table.content[at]
    const own = indexes.map(ownOf).find((line) => line?.table !== null && line !== undefined)
    if (own) {
      last = own
      const gone = row ? changesOf(row).filter(({ type }) => type === 'deleted') : []
      if (gone.length > 0) placing.mark(own.section, own.path.slice(0, 2), gone)
      continue
    }
    const isNew =
      indexes.every((index) => !sentOf.has(index)) && indexes.some((index) => theirs[index]?.text !== '')
    const beside = last && tableAt(lines.present, last)?.content[last.path[1] ?? -1]
    if (!isNew || !row || !last || !beside || !fits(row, beside)) continue
    placing.insertBlock(last, 2, insertedRow(lines, row, beside))
    for (const index of indexes) taken.add(index)
  }
}

interface NewTable {
  readonly table: TableNode
  readonly sentOf: ReadonlyMap<number, number>
  ownOf(at: number): Line | undefined
}

/** A table of which the pack has no line: after what is before it in the same section. */
function addTable(
  lines: TakenLines,
  all: readonly number[],
  { table, ownOf }: NewTable,
  taken: Set<number>,
): void {
  const { theirs, placing } = lines
  const first = all[0] ?? 0
  if (all.every((at) => theirs[at]?.text === '')) return
  for (let at = first - 1; at >= 0 && theirs[at]?.section === theirs[first]?.section; at -= 1) {
    const own = ownOf(at)
    if (!own) continue
    const content = table.content.map((row) => plain(lines, row))
    const attrs = { ...table.attrs, id: lines.newId() }
    placing.insertBlock(own, 1, { ...table, attrs, content, marks: [inserted(lines, table)] } as DocumentNode)
    for (const index of all) taken.add(index)
    return
  }
}

/** Who inserted a part: who tracked it, or any row or word of it. */
const inserted = (lines: TakenLines, node: DocumentNode): Change =>
  trackedIn(node) ?? { type: 'inserted', attrs: lines.freshly() }

function trackedIn(node: DocumentNode): Change | null {
  const own = changesOf(node).find(({ type }) => type === 'inserted')
  if (own) return own
  for (const child of ('content' in node ? (node.content ?? []) : []) as readonly DocumentNode[]) {
    const found = trackedIn(child)
    if (found) return found
  }
  return null
}

const isSimple = ({ content }: RowNode): boolean => content.every(({ attrs }) => attrs.rowspan === 1)
const columnsOf = ({ content }: RowNode): number => content.reduce((sum, { attrs }) => sum + attrs.colspan, 0)
const fits = (row: RowNode, beside: RowNode): boolean =>
  isSimple(row) && isSimple(beside) && columnsOf(row) === columnsOf(beside)

function insertedRow(lines: TakenLines, row: RowNode, beside: RowNode): DocumentNode {
  const made = plain(lines, row) as RowNode
  const isSame = made.content.length === beside.content.length
  const content = made.content.map((cell, at) => ({
    ...cell,
    type: 'tableCell',
    attrs: { ...cell.attrs, colwidth: isSame ? (beside.content[at]?.attrs.colwidth ?? null) : null },
  }))
  return { ...made, content, marks: [inserted(lines, row)] } as unknown as DocumentNode
}

/** A part of the file without changes within it: deleted words are gone, and references lead nowhere in the pack. */
function plain(lines: TakenLines, node: DocumentNode): DocumentNode {
  const {
    marks = [],
    content,
    ...rest
  } = node as DocumentNode & {
    readonly marks?: readonly Mark[]
    readonly content?: readonly DocumentNode[]
  }
  const kept = marks.flatMap((mark): Mark[] => {
    if (isChange(mark)) return []
    if (mark.type !== 'comment') return [mark]
    const id = lines.thread(mark.attrs.id)
    return id === null ? [] : [{ type: 'comment', attrs: { id } }]
  })
  const isGone = (child: DocumentNode): boolean =>
    child.type === 'crossReference' ||
    (child.type !== 'paragraph' && changesOf(child).some(({ type }) => type === 'deleted'))
  const left = content?.filter((child) => !isGone(child)).map((child) => plain(lines, child))
  return {
    ...rest,
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(left && (left.length > 0 || node.type !== 'paragraph')
      ? { content: left as unknown as Inline[] }
      : {}),
  } as unknown as DocumentNode
}

/** Rows of a table of which the file has no line, and tables of which it has none. */
function deleteRows(
  { base, pairs, stay, placing, freshly }: TakenLines,
  all: readonly number[],
  taken: Set<number>,
): void {
  const isGone = (at: number): boolean =>
    !pairs.has(at) && (base[at]?.text === '' || (base[at]?.isSure === true && stay.has(at)))
  const isWhole = (indexes: readonly number[]): boolean =>
    indexes.every(isGone) && indexes.some((at) => base[at]?.text !== '')
  const remove = (indexes: readonly number[], depth: number): void => {
    const own = indexes.map((at) => stay.get(at)).find((line) => line !== undefined)
    if (own?.table === null || own === undefined) return
    placing.mark(own.section, own.path.slice(0, depth), [{ type: 'deleted', attrs: freshly() }])
    for (const at of indexes) taken.add(at)
  }
  if (isWhole(all)) remove(all, 1)
  else for (const indexes of rowsIn(base, all).values()) if (isWhole(indexes)) remove(indexes, 2)
}
