// An export requested by the window, which receives its progress.
import type { Calls } from '#shared/ipc'
import { linkedFile } from '../app/write-file'
import type { AppContext } from './app-context'
import { runExport } from './export-jobs'
import type { ExportDone } from './export-messages'
import { sendEvent } from './send'

/** Exports a pack to `target`. Throws as `runExport`. */
export async function exportForWindow(
  { window, library, contentRoot }: AppContext,
  { id, jobId, options }: Calls['export.start']['request'],
  target: string,
): Promise<ExportDone> {
  const request = { database: library.opened.file, packId: id, options, target: await linkedFile(target) }
  return runExport(jobId, contentRoot, request, (progress) => sendEvent(window, 'export.progress', progress))
}
