// `attache export --table`: a PDF for each row of a table, and a report of the rows that failed.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Pack } from '#shared/pack'
import { AppError } from '#shared/result'
import { type DataTable, TABLE_ENCODINGS } from '#shared/table'
import { type ColumnFields, lostTimes, matchColumns, unmatched } from '#shared/table-fields'
import type { ExportInput } from '../app/export-pdf'
import { exportRows, type RowResult } from '../app/export-rows'
import { notedParts } from '../app/part-files'
import { existing, rowFiles } from '../app/row-files'
import { readTableFile } from '../app/table-file'
import type { Engine } from '../pdf'
import { type Call, choice, count, printJson, required } from './command'

/** A table, and the fields of the pack that its columns fill in. */
export interface Rows {
  readonly table: DataTable
  readonly matches: ColumnFields
}

/** Reads the table of a call, and says which columns and fields are left. Throws `usage` and as `readTable`. */
export async function rowsOf(call: Call, pack: Pack): Promise<Rows> {
  const encoding = choice(
    call,
    'encoding',
    TABLE_ENCODINGS.map(([id]) => id),
  )
  const table = await readTableFile(required(call, 'table'), {
    encoding,
    hidden: call.values.hidden === true,
  })
  const matches = matched(call, table, pack)
  const notes = [...table.notes, ...lostTimes(pack, matches, table)].map((note) => `${note}\n`)
  if (!call.values.json)
    await call.err(notes.join('') + leftLines(unmatched(table.columns, matches, pack.fields)))
  return { table, matches }
}

/** Exports all rows. Throws `exchange/invalid` after the report when some were not exported, and `usage`. */
export async function exportTable(call: Call, engine: Engine, input: ExportInput & Rows): Promise<void> {
  const { table, matches } = input
  const left = unmatched(table.columns, matches, input.pack.fields)
  const files = rowFiles(required(call, 'out'), table, matches)
  const folder = dirname(files[0] ?? '')
  if (!existsSync(folder))
    throw new AppError('usage', `--out: there is no folder ${folder}. Make it, or choose another one.`)
  refuseExisting(call, files)

  const started = performance.now()
  const results: RowResult[] = []
  const { partials, clear } = await notedParts(folder)
  await exportRows(engine, { ...input, files, partials }, (result) => {
    results.push(result)
  }).finally(clear)
  results.sort((one, other) => one.line - other.line)
  const failed = results.flatMap((one) => ('failed' in one ? [one] : []))
  const ms = Math.round(performance.now() - started)

  if (call.values.json) await printJson(call, { rows: results, unmatched: left, notes: table.notes, ms })
  else
    await call.out(
      `${count(results.length - failed.length, 'PDF')} of ${count(results.length, 'row')}, ${ms} ms\n`,
    )
  if (!call.values.json) await call.err(results.map(resultLine).join(''))
  if (failed.length > 0)
    throw new AppError(
      'exchange/invalid',
      `${count(failed.length, 'row')} of ${results.length} could not be exported.`,
    )
}

/** The fields of the columns, as `--match` says or by their names. */
function matched(call: Call, table: DataTable, { fields }: Pack): ColumnFields {
  const { match } = call.values
  const given = new Map<string, string | null>()
  for (const pair of Array.isArray(match) ? match : []) {
    const [column = '', name = ''] = String(pair).split(/=(?=[^=]*$)/)
    if (!table.columns.includes(column))
      throw new AppError(
        'usage',
        `--match ${pair}: the table has no column “${column}”. It has: ${table.columns.join(', ')}.`,
      )
    if (name !== '' && !fields.some((field) => field.name === name))
      throw new AppError(
        'usage',
        `--match ${pair}: the pack has no field “${name}”. It has: ${fields.map((field) => field.name).join(', ')}.`,
      )
    given.set(column, name === '' ? null : name)
  }
  const free = fields.filter(({ name }) => ![...given.values()].includes(name))
  const found = matchColumns(
    table.columns.map((column) => (given.has(column) ? '' : column)),
    free,
  )
  const all = table.columns.map((column, index) => given.get(column) ?? found[index] ?? null)
  if (all.every((name) => name === null))
    throw new AppError(
      'usage',
      `No column of the table (${table.columns.join(', ')}) has the name of a field. The pack has: ${fields.map(({ name }) => name).join(', ')}. Name them with --match COLUMN=FIELD.`,
    )
  return all
}

function refuseExisting(call: Call, files: readonly string[]): void {
  const [first, ...others] = call.values.replace === true ? [] : existing(files)
  if (first === undefined) return
  const more = others.length > 0 ? ` and ${count(others.length, 'other file')}` : ''
  throw new AppError('usage', `${first}${more} exist already. Choose another folder, or say --replace.`)
}

const leftLines = ({ columns, fields }: ReturnType<typeof unmatched>): string =>
  [
    columns.length > 0 ? `Columns that fill in no field: ${columns.join(', ')}\n` : '',
    fields.length > 0 ? `Fields with the same value in all rows: ${fields.join(', ')}\n` : '',
  ].join('')

function resultLine(result: RowResult): string {
  if ('failed' in result) return `row ${result.line}: not exported: ${result.failed}\n`
  return result.empty.length > 0 ? `row ${result.line}: empty: ${result.empty.join(', ')}\n` : ''
}
