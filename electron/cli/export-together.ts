// `attache export --table` into one PDF: a list, copies of the pack, or labels.
import { LABEL_SHEETS, labelSheetName, readLabelSheet } from '#shared/label-sheets'
import type { Pack } from '#shared/pack'
import { AppError } from '#shared/result'
import { unknownPlaces } from '#shared/table-fields'
import type { RowsTold, Together } from '#shared/together'
import { checkStart, exportTogether, type TogetherInput } from '../app/export-together'
import { writeFileWhole } from '../app/write-file'
import type { Engine } from '../pdf'
import { type Call, count, optional, printJson, required } from './command'
import type { Rows } from './export-table'

/** How all rows go into one PDF, as the options say; null where each row has its own. Throws `usage`. */
export function togetherOf(call: Call, rows: Rows | null, { fields }: Pack): Together | null {
  const chosen = ['one-file', 'copies', 'labels'].filter((name) => call.values[name] !== undefined)
  if (chosen.length > 1) throw new AppError('usage', `Only one of --${chosen.join(' and --')} is possible.`)
  if (chosen.length === 0) return null
  if (rows === null) throw new AppError('usage', `--${chosen[0]} needs --table.`)
  if (chosen[0] === 'one-file') return { kind: 'list' }
  if (chosen[0] === 'labels') return labelsOf(call)
  const { table, matches } = rows
  const column = table.columns.find((_, index) => fields.some(({ name }) => name === matches[index]))
  const title = optional(call, 'copy-title') || `{{${column ?? 'row'}}}`
  const [unknown] = unknownPlaces(title, table, matches)
  if (unknown !== undefined)
    throw new AppError('usage', `--copy-title: {{${unknown}}} is no column of the table.`)
  return { kind: 'copies', rightHand: call.values['right-hand'] === true, title }
}

function labelsOf(call: Call): Together {
  const name = required(call, 'labels')
  const sheet = readLabelSheet(name)
  if (typeof sheet === 'string') {
    const known = LABEL_SHEETS.map((one) => `  ${one.id.padEnd(24)} ${labelSheetName(one)}`)
    throw new AppError('usage', `--labels ${name}: ${sheet} These sheets have names:\n${known.join('\n')}`)
  }
  const start = Number(optional(call, 'first-label') || 1)
  checkStart(sheet, start)
  return { kind: 'labels', sheet, start }
}

/** Exports all rows into one PDF. Throws `exchange/invalid` after the report when some were left out. */
export async function exportInOne(call: Call, engine: Engine, input: TogetherInput): Promise<void> {
  const out = required(call, 'out')
  const { pdf, pages, warnings, rows, layoutMs, paintMs } = await exportTogether(engine, input)
  await writeFileWhole(out, pdf)
  const report = { pages, bytes: pdf.length, warnings, rows, layoutMs, paintMs }
  if (call.values.json) await printJson(call, report)
  else {
    await call.err(
      [...warnings.map(({ severity, message }) => `${severity}: ${message}\n`), ...rowLines(rows)].join(''),
    )
    await call.out(
      `${out}: ${count(rows.saved, 'row')} of ${rows.of}, ${count(pages, 'page')}, ${Math.ceil(pdf.length / 1024)} KiB, layout ${layoutMs} ms, painting ${paintMs} ms\n`,
    )
  }
  if (rows.failed.length > 0)
    throw new AppError(
      'exchange/invalid',
      `${count(rows.failed.length, 'row')} of ${rows.of} could not be exported.`,
    )
}

const rowLines = ({ failed, empty, smaller }: RowsTold): string[] => [
  ...failed.map(({ line, why }) => `row ${line}: not exported: ${why}\n`),
  ...empty.map(({ line, labels }) => `row ${line}: empty: ${labels.join(', ')}\n`),
  ...smaller.map(
    ({ line, percent }) => `row ${line}: printed at ${percent} % of its size to fit on the label\n`,
  ),
]
