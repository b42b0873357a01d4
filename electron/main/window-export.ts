// An export that the window asked for: the window is told how far it is.
import type { Calls } from '#shared/ipc'
import { linkedFile } from '../app/write-file'
import { type ExportDone, runExport } from './export-jobs'
import type { Office } from './handlers'
import { sendEvent } from './send'

/** Exports a pack to `target`. Throws as `runExport`. */
export async function exportForWindow(
  { window, databasePath, contentRoot }: Office,
  { id, jobId, options }: Calls['export.start']['request'],
  target: string,
): Promise<ExportDone> {
  const order = { database: databasePath, packId: id, options, target: await linkedFile(target) }
  return runExport(jobId, contentRoot, order, (progress) => sendEvent(window, 'export.progress', progress))
}
