// Tables of values from files, read in a thread with limits.
import { basename } from 'node:path'
import { AppError } from '#shared/result'
import type { DataTable, TableReading } from '#shared/table'
import { inLimitedThread } from './limited-thread'

const LIMITS = { ms: 20_000, mb: 1024 }

/** What the thread is to read. */
export interface TableOrder {
  readonly path: string
  readonly reading: TableReading
}

/** Reads a table. Throws as `readTable`, and `exchange/too-large` where it takes too much time or memory. */
export const readTableFile = (path: string, reading: TableReading = {}): Promise<DataTable> =>
  inLimitedThread<DataTable>(
    'table-worker.js',
    { path, reading } satisfies TableOrder,
    LIMITS,
    () =>
      new AppError(
        'exchange/too-large',
        `${basename(path)}: the file takes too long to read. Divide it into several tables.`,
      ),
  )
