// All rows of a table in one PDF: rows of a list, copies of the pack, or labels; a bad row is left out and reported.
import { checkPack } from '#shared/check'
import { checkEdition } from '#shared/editions'
import { type LabelSheet, labelsOn } from '#shared/label-sheets'
import type { Pack, Problem } from '#shared/pack'
import { AppError } from '#shared/result'
import type { DataTable, TableRow } from '#shared/table'
import { type ColumnFields, emptyFields, filledPattern, rowFault, withRow } from '#shared/table-fields'
import { withAllRows } from '#shared/table-rows'
import { labelOptions, type RowsTold, type Together } from '#shared/together'
import { type Engine, joinLayouts, type Layout, layLabel, type Part, placeLabels } from '../pdf'
import { type ExportInput, exportPdf, type MadePdf, type OnProgress, paintMade } from './export-pdf'
import { whyNot } from './export-rows'
import { validImages } from './valid-images'

/** What to export. */
export interface TogetherInput extends ExportInput {
  readonly table: DataTable
  readonly matches: ColumnFields
  readonly together: Together
}

/** A finished export, with what became of the rows. */
export interface MadeTogether extends MadePdf {
  readonly rows: RowsTold
}

/** Exports all rows. Throws as `exportPdf`, and `export/failed` when no row can be exported. */
export async function exportTogether(
  engine: Engine,
  input: TogetherInput,
  onProgress: OnProgress = () => undefined,
): Promise<MadeTogether> {
  const { together, pack, matches, table } = input
  if (together.kind === 'list') {
    const made = await exportPdf(engine, { ...input, pack: withAllRows(pack, matches, table) }, onProgress)
    const warnings = made.warnings.filter(({ target }) => !isFilled(pack, target, matches))
    return { ...made, warnings, rows: toldOf(input, []) }
  }
  checkEdition(pack, input.options)
  const start = performance.now()
  const sound = { ...input, assets: await validImages(input.assets) }
  const rows = await layRows(engine, sound, together, (done) => onProgress('layout', done))
  const [first] = rows.parts
  if (!first) throw noneLeft(rows.told)
  const joined = joinLayouts(rows.parts)
  const layout = together.kind === 'labels' ? placeLabels(joined, together.sheet, together.start) : joined
  const one = { pack: withRow(pack, matches, first.row), options: input.options }
  const told = checkPack(one.pack, one.options, new Date())
  const warnings = distinct([
    ...told.filter(({ target }) => !isFilled(pack, target, matches)),
    ...layout.warnings,
  ])
  const laid = { layout: { ...layout, warnings: [] }, warnings, start }
  const made = await paintMade(engine, one, laid, onProgress)
  return { ...made, rows: rows.told }
}

/** Empty fields of a row are reported with it. */
const isFilled = ({ fields }: Pack, target: string | null, matches: ColumnFields): boolean =>
  target !== null && matches.includes(target) && fields.some(({ name }) => name === target)

interface LaidRow extends Part {
  readonly row: TableRow
}

type Each = Exclude<Together, { kind: 'list' }>

/** More pages than this are too many for one file, and for the memory of most computers. */
export const MOST_PAGES = 20_000

async function layRows(
  engine: Engine,
  input: TogetherInput,
  together: Each,
  onProgress: (done: number) => void,
) {
  const { table, matches } = input
  const parts: LaidRow[] = []
  const failed: RowsTold['failed'][number][] = []
  const smaller: RowsTold['smaller'][number][] = []
  let pages = 0
  for (const [index, row] of table.rows.entries()) {
    // Messages are heard between two rows.
    await new Promise(setImmediate)
    onProgress(index / table.rows.length)
    try {
      const fault = rowFault(row, matches)
      if (fault !== null) throw new AppError('exchange/invalid', fault)
      const { layout, percent } = layRow(engine, input, together, row)
      const title =
        together.kind === 'copies' ? filledPattern(together.title, table, matches, row, index + 1) : ''
      parts.push({ layout, row, title: title.trim() || `Row ${row.line}` })
      pages += layout.pages.length
      if (percent < 100) smaller.push({ line: row.line, percent })
    } catch (error) {
      failed.push({ line: row.line, why: whyNot(error) })
    }
    if (pages > MOST_PAGES)
      throw new AppError(
        'export/failed',
        `All rows together have more than ${MOST_PAGES.toLocaleString('en')} pages: row ${row.line} has no room. Divide the table, or export a PDF for each row.`,
      )
  }
  return { parts, told: { ...toldOf(input, failed), smaller } }
}

function layRow(
  engine: Engine,
  { pack: whole, assets, options, matches }: TogetherInput,
  together: Each,
  row: TableRow,
): { layout: Layout; percent: number } {
  const pack = withRow(whole, matches, row)
  if (together.kind === 'copies')
    return {
      layout: engine.layout({ pack, assets, options, fill: together.rightHand ? 2 : 1 }),
      percent: 100,
    }
  const plain = labelOptions(options)
  const { layout, percent } = layLabel(
    (label) => engine.layout({ pack, assets, options: plain, label }),
    together.sheet,
  )
  if (percent === null)
    throw new AppError('export/failed', 'Its text doesn’t fit on a label, even at 60 % of its size.')
  if (layout.pages.length === 0)
    throw new AppError('export/failed', 'Nothing of the pack is printed for these readers.')
  return { layout, percent }
}

/** Says whether a label can be the first one. Throws `usage`. */
export function checkStart(sheet: LabelSheet, start: number): void {
  const most = labelsOn(sheet)
  if (Number.isInteger(start) && start >= 1 && start <= most) return
  throw new AppError('usage', `The first label is one from 1 to ${most}.`)
}

function toldOf({ table, pack, matches }: TogetherInput, found: RowsTold['failed']): RowsTold {
  const faults = table.rows.flatMap((row) => {
    const why = rowFault(row, matches)
    return why === null ? [] : [{ line: row.line, why }]
  })
  const failed = found.length > 0 ? found : faults
  const out = new Set(failed.map(({ line }) => line))
  const empty = table.rows.flatMap((row) => {
    const labels = out.has(row.line) ? [] : emptyFields(pack, matches, row)
    return labels.length > 0 ? [{ line: row.line, labels }] : []
  })
  return { of: table.rows.length, saved: table.rows.length - failed.length, failed, empty, smaller: [] }
}

function noneLeft({ failed }: RowsTold): AppError {
  const [first] = failed
  return new AppError('export/failed', `No row could be exported. Row ${first?.line}: ${first?.why}`)
}

const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((one) => [JSON.stringify(one), one])).values(),
]
