// An export requested by the window, which receives its progress.
import { editionName } from '#shared/editions'
import type { Calls } from '#shared/ipc'
import { linkedFile } from '../app/write-file'
import type { Database } from '../storage/database'
import { readPack } from '../storage/packs'
import type { AppContext } from './app-context'
import { runExport } from './export-jobs'
import type { ExportDone } from './export-messages'
import { sendEvent } from './send'

/** Returns the name of a print's edition, for its file name; empty when none was chosen. */
export const editionNote = (
  db: Database,
  { id, options: { edition } }: Pick<Calls['export.start']['request'], 'id' | 'options'>,
): string => (edition === undefined ? '' : editionName(edition, readPack(db, id).meta.readers))

/** Exports a pack to `target`. Throws as `runExport`. */
export async function exportForWindow(
  { window, databasePath, contentRoot }: AppContext,
  { id, jobId, options }: Calls['export.start']['request'],
  target: string,
): Promise<ExportDone> {
  const request = { database: databasePath, packId: id, options, target: await linkedFile(target) }
  return runExport(jobId, contentRoot, request, (progress) => sendEvent(window, 'export.progress', progress))
}
