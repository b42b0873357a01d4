// The thread that reads a Word file: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import type { WordFile } from '#shared/word-import'
import type { ThreadMessage } from '../app/limited-thread'
import { writePackFile } from '../app/pack-file'
import { readWordFile } from '../app/read-word'
import type { WordOrder } from '../app/word-file'

const say = (message: ThreadMessage<WordFile>): void => parentPort?.postMessage(message)

/** Steps in which progress is told. */
const STEPS = 50

async function read({ path, target }: WordOrder): Promise<WordFile> {
  let told = -1
  const { file, content } = await readWordFile(path, (done) => {
    const step = Math.floor(done * STEPS)
    if (step !== told || done === 0) say({ progress: done })
    told = step
  })
  await writePackFile(content, target)
  return file
}

read(workerData as WordOrder).then(
  (value) => say({ ok: true, value }),
  (error: unknown) => say({ ok: false, failure: failureOf(error) }),
)
