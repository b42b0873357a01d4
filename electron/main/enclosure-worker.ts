// The thread that reads a file to be enclosed: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { readFileToEnclose } from '../app/read-enclosure'
import type { EnclosureAnswer, EnclosureWorkerData } from './enclosure-thread'

async function answer({ name, bytes, password }: EnclosureWorkerData): Promise<EnclosureAnswer> {
  try {
    return { ok: true, file: await readFileToEnclose(name, bytes, password) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

void answer(workerData as EnclosureWorkerData).then((answered) => parentPort?.postMessage(answered))
