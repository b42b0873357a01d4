// An export for each row of a table, on request of the window: the table is read, the folder chosen, files replaced when asked.
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { dialog } from 'electron'
import { AppError } from '#shared/result'
import type { DataTable } from '#shared/table'
import type { RowsReport, TableCalls, TogetherReport } from '#shared/table-calls'
import type { RowsTold } from '#shared/together'
import type { RowResult } from '../app/export-rows'
import { checkFile } from '../app/policy/policy'
import { existing, rowFiles } from '../app/row-files'
import { readTableFile } from '../app/table-file'
import type { AppContext } from './app-context'
import { askForFile, askForTarget, type FileKind } from './choose-file'
import { lastFolder, noteFolder } from './folders'
import { keepCopy } from './keep-copy'
import type { MainHandlers } from './library-thread'
import { documentsFolder } from './paths'
import { runRows } from './row-jobs'
import { sendEvent } from './send'
import { profileOfWindow } from './window'
import { exportForWindow } from './window-export'

const TABLE_FILE: FileKind = { name: 'Table of values', extensions: ['csv', 'xlsx', 'txt', 'tsv'] }

type RowsRequest = TableCalls['export.rows']['request']

/** Returns the handlers of these channels. */
export function tableHandlers(context: AppContext): Pick<MainHandlers, keyof TableCalls> {
  // One dialog needs one table: another one takes its place.
  let chosen: { readonly tableId: string; readonly file: string; readonly table: DataTable } | null = null
  const tableFor = ({ tableId, matches }: Pick<RowsRequest, 'tableId' | 'matches'>): DataTable => {
    if (chosen?.tableId !== tableId) throw gone()
    if (matches.length !== chosen.table.columns.length)
      throw new AppError('ipc/refused', 'The columns are not those of the table.')
    return chosen.table
  }
  return {
    'tables.choose': async () => {
      const file = await askForFile(context.window, 'Table of values', TABLE_FILE)
      if (file === undefined) return null
      const table = await readTableFile(file)
      chosen = { tableId: randomUUID(), file, table }
      return { ...table, tableId: chosen.tableId, name: basename(file) }
    },
    'tables.readAgain': async ({ tableId, ...reading }) => {
      if (chosen?.tableId !== tableId) throw gone()
      const { file } = chosen
      const table = await readTableFile(file, reading)
      chosen = { tableId: randomUUID(), file, table }
      return { ...table, tableId: chosen.tableId, name: basename(file) }
    },
    'export.rows': async (request) => exportRows(context, request, tableFor(request)),
    'export.allRows': async (request) => exportAllRows(context, request, tableFor(request)),
  }
}

const gone = (): AppError =>
  new AppError('storage/not-found', 'That table is no longer open. Choose it again.')

async function exportRows(
  context: AppContext,
  request: RowsRequest,
  table: DataTable,
): Promise<RowsReport | null> {
  const { window, library, contentRoot, written } = context
  const { id, jobId, options, matches, pattern } = request
  checkFile('pdf')
  const names = rowFiles(`${pattern}.pdf`.replaceAll(/[\\/]/g, ' '), table, matches)
  const folder = await askForFolder(context)
  if (folder === undefined) return null
  const files = names.map((name) => join(folder, name))
  if (!(await mayReplace(context, existing(files)))) return null
  const order = { database: library.opened.file, packId: id, options, table, matches, files }
  const { results, cancelled } = await runRows(jobId, contentRoot, order, (progress) =>
    sendEvent(window, 'export.progress', progress),
  )
  const report = reportOf(results, table, folder, cancelled)
  const first = results.find((result) => !('failed' in result))
  if (first === undefined) return report
  const { note } = await library.call('exportName', request)
  await keepCopy(context, id, { cause: 'exported', about: note })
  const exportId = randomUUID()
  written.set(exportId, first.file)
  return { ...report, exportId }
}

async function exportAllRows(
  context: AppContext,
  request: TableCalls['export.allRows']['request'],
  table: DataTable,
): Promise<TogetherReport | null> {
  const { window, library, written } = context
  const { id, jobId, options, matches, together } = request
  const { title, note } = await library.call('exportName', request)
  const target = await askForTarget(window, title, { name: 'PDF document', extensions: ['pdf'] }, note)
  if (target === undefined) return null
  if (together.kind === 'labels') {
    // Loaded late: it comes with the page engine.
    const { checkStart } = await import('../app/export-together')
    checkStart(together.sheet, together.start)
  }
  const what = { options, rows: { table, matches, together } }
  const { pages, bytes, warnings, rows } = await exportForWindow(context, { id, jobId, what }, target)
  await keepCopy(context, id, { cause: 'exported', about: note })
  const exportId = randomUUID()
  written.set(exportId, target)
  return { exportId, path: target, pages, bytes, warnings, rows: rows as RowsTold }
}

function reportOf(
  results: readonly RowResult[],
  { rows }: DataTable,
  folder: string,
  cancelled: boolean,
): RowsReport {
  const sorted = [...results].sort((one, other) => one.line - other.line)
  const failed = sorted.flatMap((one) => ('failed' in one ? [{ line: one.line, why: one.failed }] : []))
  const empty = sorted.flatMap((one) =>
    'empty' in one && one.empty.length > 0 ? [{ line: one.line, labels: one.empty }] : [],
  )
  const saved = results.length - failed.length
  return { exportId: null, folder, saved, of: rows.length, cancelled, failed, empty }
}

async function askForFolder({ window }: AppContext): Promise<string | undefined> {
  const profile = profileOfWindow(window)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Folder for the PDFs',
    buttonLabel: 'Export here',
    defaultPath: await lastFolder(profile, 'pdf', documentsFolder()),
    properties: ['openDirectory', 'createDirectory'],
  })
  const folder = canceled ? undefined : filePaths[0]
  if (folder !== undefined) noteFolder(profile, 'pdf', folder)
  return folder
}

/** Asks before files are replaced. */
async function mayReplace({ window }: AppContext, files: readonly string[]): Promise<boolean> {
  const [first] = files
  if (first === undefined) return true
  const what = files.length === 1 ? `“${basename(first)}” exists` : `${files.length} of the files exist`
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `${what} already in ${dirname(first)}. Replace ${files.length === 1 ? 'it' : 'them'}?`,
    detail: files
      .slice(0, 5)
      .map((file) => basename(file))
      .join('\n'),
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
