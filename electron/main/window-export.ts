// An export requested by the window, which receives its progress.

import type { PackId } from '#shared/pack'
import { linkedFile } from '../app/write-file'
import type { AppContext } from './app-context'
import { runExport } from './export-jobs'
import type { ExportDone, Printed } from './export-messages'
import { sendEvent } from './send'

/** The job, the pack, and what is printed of it. */
interface Order {
  readonly id: PackId
  readonly jobId: string
  readonly what: Printed
}

/** Exports a pack, or a comparison of its versions, to `target`. Throws as `runExport`. */
export async function exportForWindow(
  { window, library, contentRoot }: AppContext,
  { id, jobId, what }: Order,
  target: string,
): Promise<ExportDone> {
  const request = { database: library.opened.file, packId: id, what, target: await linkedFile(target) }
  return runExport(jobId, contentRoot, request, (progress) => sendEvent(window, 'export.progress', progress))
}
