// The thread of the first look: answers what the window shows first, until the library has been checked. It loads little, as the
// window waits for it.
import { parentPort, workerData } from 'node:worker_threads'
import { applyPolicy } from '../app/policy/policy'
import { lookFirst } from '../storage/first-look'
import { builtInLibrary } from './built-in'
import type { FromFirstLook, LibraryOrder, ToFirstLook } from './library-messages'
import { firstSight, listHandlers, startOf } from './list-handlers'

const { database, profile, contentRoot, lock } = workerData as LibraryOrder
const say = (message: FromFirstLook): void => parentPort?.postMessage(message)

// A policy that can't be read is told by who opens the library.
if (lock) {
  applyPolicy(process.env, process.platform)
  const found = lookFirst(database, lock, (db) => ({
    start: startOf(db),
    first: JSON.stringify(firstSight(db)),
  }))
  if (found) {
    parentPort?.on('message', async (message: ToFirstLook) =>
      say({ kind: 'replied', id: message.id, json: await replyTo(message, lock) }),
    )
    const opened = { file: database, readOnly: false, notice: null, ...found.start }
    say({ kind: 'opened', opened, first: found.first })
  }
}

async function replyTo(
  { name, request }: ToFirstLook,
  shared: SharedArrayBuffer,
): Promise<string | undefined> {
  if (name !== 'packs.read' && name !== 'library.read')
    return lookFirst(database, shared, (db) =>
      JSON.stringify((listHandlers({ db })[name] as (given: unknown) => unknown)(request)),
    )
  const { createLibraryHandlers } = await import('./library-handlers')
  return lookFirst(database, shared, (db) => {
    const handlers = createLibraryHandlers({
      ...{ db, profile, contentRoot, readOnly: true },
      ...{ builtIn: builtInLibrary, tell: () => undefined, stage: () => undefined },
    })
    return JSON.stringify((handlers[name] as (given: unknown) => unknown)(request))
  })
}
