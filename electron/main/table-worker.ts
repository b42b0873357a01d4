// The thread that reads a table of values: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import type { DataTable } from '#shared/table'
import type { ThreadAnswer } from '../app/limited-thread'
import type { TableOrder } from '../app/table-file'
import { readTable } from '../exchange'

const say = (answer: ThreadAnswer<DataTable>): void => parentPort?.postMessage(answer)

const { path, reading } = workerData as TableOrder

readTable(path, reading).then(
  (value) => say({ ok: true, value }),
  (error: unknown) => say({ ok: false, failure: failureOf(error) }),
)
