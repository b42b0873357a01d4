// The one speller of the window, and the user's own words in the library.
import { errorOf } from '#shared/failure'
import { call } from '../base/bridge'
import { noteFailure } from '../base/failures'
import type { Answer } from './messages'
import { type Port, Speller } from './speller'

/** Starts its worker with the first word. */
export const speller = new Speller(openWorker)

function openWorker(): Port {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return {
    ask: (question) => worker.postMessage(question),
    listen(onAnswer, onFailure) {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.failure) noteFailure('spelling', errorOf(data.failure))
        onAnswer(data)
      })
      worker.addEventListener('error', ({ error, message }) => {
        noteFailure('spelling', error ?? message)
        worker.terminate()
        onFailure(message || 'The spelling could not be started.')
      })
    },
  }
}

/** Reads the user's own words, once. */
export async function readPersonal(): Promise<void> {
  speller.personal.set(new Set(await call('dictionary.read', null)))
}

/** Adds a word for all packs. Rejects with an AppError on failure. */
export async function addPersonal(word: string): Promise<void> {
  speller.personal.set(new Set(await call('dictionary.add', { word })))
}

/** Removes a word. Rejects with an AppError on failure. */
export async function removePersonal(word: string): Promise<void> {
  speller.personal.set(new Set(await call('dictionary.remove', { word })))
}
