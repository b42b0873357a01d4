// The thread that reads a marking scheme: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import type { ThreadAnswer } from '../app/limited-thread'
import { type NewScheme, parseOwnScheme } from '../app/marking-schemes'
import type { SchemeWorkerData } from './scheme-thread'

function answer({ name, text }: SchemeWorkerData): ThreadAnswer<NewScheme> {
  try {
    return { ok: true, value: parseOwnScheme(name, text) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

parentPort?.postMessage(answer(workerData as SchemeWorkerData))
