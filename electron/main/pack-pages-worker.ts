// The thread that makes the pages of a pack to be enclosed.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { makePackPages, type PackPages, type PackPagesOrder } from '../app/enclose-pack'
import type { ThreadAnswer } from '../app/limited-thread'

const say = (answer: ThreadAnswer<PackPages>): void => parentPort?.postMessage(answer)

makePackPages(workerData as PackPagesOrder).then(
  (value) => say({ ok: true, value }),
  (error: unknown) => say({ ok: false, failure: failureOf(error) }),
)
