// The thread of the library: owns its connection and answers everything that needs it, so that a slow disk never stops main.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { applyPolicy } from '../app/policy/policy'
import { keepIndexing } from '../storage/search'
import { builtInLibrary } from './built-in'
import { createLibraryHandlers } from './library-handlers'
import type { FromLibrary, LibraryOrder, ToLibrary } from './library-messages'
import { openForWindow } from './library-start'
import { logError } from './log'
import { createScratch, openScratch } from './scratch'

const say = (message: FromLibrary): void => parentPort?.postMessage(message)

const stage = (done: number | null): void => say({ kind: 'stage', done })

function open(order: LibraryOrder): void {
  const { profile, contentRoot } = order
  // The first to need one removes what was left; later there may be files of main's.
  const scratch = order.start === 'again' ? openScratch(profile) : createScratch(profile)
  const { db, opened } = openForWindow(order, scratch, stage)
  const handlers = createLibraryHandlers({
    db,
    readOnly: opened.readOnly,
    profile,
    contentRoot,
    builtIn: builtInLibrary,
    tell: (notice) => say({ kind: 'notice', notice }),
    stage,
  })
  const answer = async ({ id, name, args, asText }: Extract<ToLibrary, { kind: 'call' }>): Promise<void> => {
    const handler = handlers[name] as (...args: readonly unknown[]) => unknown
    try {
      const value = await handler(...args)
      say(asText ? { kind: 'replied', id, json: JSON.stringify(value) } : { kind: 'done', id, value })
    } catch (error) {
      say({ kind: 'failed', id, failure: failureOf(error) })
    }
  }
  parentPort?.on('message', (message: ToLibrary) => {
    if (message.kind === 'call') return void answer(message)
    db.close()
    scratch.clear()
    // The thread lives as long as it listens.
    parentPort?.close()
  })
  say({ kind: 'opened', opened })
  if (!opened.readOnly) keepIndexing(db, (error) => logError('the search index could not be updated', error))
}

try {
  applyPolicy(process.env, process.platform)
  open(workerData as LibraryOrder)
} catch (error) {
  say({ kind: 'refused', failure: failureOf(error) })
}
