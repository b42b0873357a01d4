// Staff forms as they are inserted: a decision to tick and sign, a signature, the concurrence of offices, options to
// score.
import type {
  CellAttrs,
  Flow,
  Inline,
  NodeId,
  Table,
  TableCell,
  TableHeader,
  TableKind,
  TableRow,
} from './nodes'

/** The text of a form's lines; a line without text is printed empty, to be filled in by hand. */
export type FormValues<Line extends string> = Readonly<Partial<Record<Line, readonly Inline[]>>>

export const DECISION_LINES = ['remarks', 'name', 'appointment', 'date'] as const
export type DecisionLine = (typeof DECISION_LINES)[number]

export const SIGNATURE_LINES = ['name', 'appointment', 'date'] as const
export type SignatureLine = (typeof SIGNATURE_LINES)[number]

const LABELS: Readonly<Record<DecisionLine, string>> = {
  remarks: 'Remarks',
  name: 'Name',
  appointment: 'Rank and appointment',
  date: 'Date',
}
const CHOICES = ['Approved', 'Not approved', 'Discuss'] as const
const REMARK_LINES = 3

/** Width of the labels, in CSS pixels of the editor; the other columns share the rest. */
const LABEL_WIDTH = 148

/** Returns a decision block: choices to tick, remarks, a line to sign on, and the decision-maker. */
export function decisionTable(id: NodeId, values: FormValues<DecisionLine> = {}): Table {
  const colspan = CHOICES.length
  const line = (name: DecisionLine, lines = 0): TableRow =>
    row(label(LABELS[name]), cell(values[name], { colspan, lines }))
  return tableOf(id, 'decision', [
    row(
      label('Decision'),
      ...CHOICES.map((choice) => cell([tickBox, { type: 'text', text: `\u00a0${choice}` }])),
    ),
    line('remarks', REMARK_LINES),
    row(label('Signature'), cell([], { colspan, lines: 1 })),
    ...DECISION_LINES.filter((name) => name !== 'remarks').map((name) => line(name)),
  ])
}

/** Returns a signature block, with or without space for the signature. */
export function signatureTable(id: NodeId, values: FormValues<SignatureLine> = {}, room = true): Table {
  return tableOf(id, 'signature', [
    ...(room ? [row(label('Signature'), cell([], { lines: 1 }))] : []),
    ...SIGNATURE_LINES.map((name) => row(label(LABELS[name]), cell(values[name]))),
  ])
}

const COORDINATION = [
  ['Office', 130],
  ['Concur', 70],
  ['Non-concur', 76],
  ['Remarks', 160],
  ['Initials', 76],
  ['Date', 76],
] as const

/** Returns a table in which offices state whether they concur. */
export function coordinationTable(id: NodeId, offices: readonly (readonly Inline[])[]): Table {
  const width = (column: number) => COORDINATION[column]?.[1] ?? null
  const tick = (column: number) => cell([tickBox], { width: width(column), textAlign: 'center' })
  const empty = (column: number) => cell([], { width: width(column) })
  return tableOf(id, 'coordination', [
    row(...COORDINATION.map(([words, wide]) => label(words, wide))),
    ...offices.map((office) =>
      row(cell(office, { width: width(0) }), tick(1), tick(2), empty(3), empty(4), empty(5)),
    ),
  ])
}

/** Returns a table to score options; its last row is for the totals. */
export function optionsTable(id: NodeId, options: readonly string[], criteria: number): Table {
  const columns = ['Criterion', 'Weight', ...options]
  const blank = (first: TableCell | TableHeader): TableRow =>
    row(first, ...columns.slice(1).map(() => cell()))
  return tableOf(id, 'optionsHigher', [
    row(...columns.map((words) => label(words, null))),
    ...Array.from({ length: criteria }, () => blank(cell())),
    blank(label('Total', null)),
  ])
}

const tickBox: Inline = { type: 'tickBox', attrs: { checked: false } }

function tableOf(id: NodeId, kind: TableKind, content: readonly TableRow[]): Table {
  return { type: 'table', attrs: { id, kind, caption: '', marking: null, audience: null }, content }
}

const row = (...content: TableRow['content']): TableRow => ({ type: 'tableRow', content })

interface CellLook extends Partial<Pick<CellAttrs, 'colspan' | 'textAlign' | 'lines'>> {
  /** Width of its column; null leaves it to the layout. */
  readonly width?: number | null
}

function attrsOf({ colspan = 1, width = null, textAlign = null, lines = 0 }: CellLook): CellAttrs {
  return { colspan, rowspan: 1, colwidth: width === null ? null : [width], textAlign, shade: null, lines }
}

function paragraph(content: readonly Inline[]): Flow {
  const attrs = { textAlign: null, marking: null, audience: null }
  return content.length > 0 ? { type: 'paragraph', attrs, content } : { type: 'paragraph', attrs }
}

const cell = (content: readonly Inline[] = [], look: CellLook = {}): TableCell => ({
  type: 'tableCell',
  attrs: attrsOf(look),
  content: [paragraph(content)],
})

const label = (words: string, width: number | null = LABEL_WIDTH): TableHeader => ({
  type: 'tableHeader',
  attrs: attrsOf({ width }),
  content: [paragraph([{ type: 'text', text: words }])],
})
