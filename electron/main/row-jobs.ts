// Running exports for each row of a table: cancelled between two rows, so that what is finished stays and is reported.
import { dirname } from 'node:path'
import type { ExportProgress } from '#shared/exported'
import type { RowResult } from '../app/export-rows'
import { notedParts } from '../app/part-files'
import { runJob } from './export-jobs'
import type { RowsOrder } from './export-messages'

/** What became of the rows, in the order in which they were finished. */
export interface RowsDone {
  readonly results: readonly RowResult[]
  readonly cancelled: boolean
}

/** Exports the rows. Throws what concerns all of them. */
export function runRows(
  jobId: string,
  contentRoot: string,
  order: Omit<RowsOrder, 'partials'>,
  onProgress: (progress: ExportProgress) => void,
): Promise<RowsDone> {
  const parts = notedParts(dirname(order.files[0] ?? ''))
  const results: RowResult[] = []
  const of = order.files.length
  let cancelled = false
  return runJob(jobId, contentRoot, {
    request: parts.then(({ partials }) => ({ ...order, partials })),
    hear: (message, done) => {
      if (message.kind === 'row') {
        results.push(message.result)
        const rows = { done: results.length, of }
        onProgress({ jobId, stage: 'rows', done: results.length / of, rows })
      } else if (message.kind === 'rowsDone') done({ results, cancelled })
    },
    cancel: (thread) => {
      cancelled = true
      thread.postMessage('cancel')
    },
    clear: async () => (await parts).clear(),
  })
}
