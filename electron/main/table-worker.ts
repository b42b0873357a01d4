// The thread that reads a table of values: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import type { DataTable } from '#shared/table'
import { readTable } from '../exchange'
import type { ThreadAnswer } from './limited-thread'

const say = (answer: ThreadAnswer<DataTable>): void => parentPort?.postMessage(answer)

readTable(workerData as string).then(
  (value) => say({ ok: true, value }),
  (error: unknown) => say({ ok: false, failure: failureOf(error) }),
)
