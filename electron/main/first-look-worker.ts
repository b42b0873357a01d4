// The thread of the first look: answers what the window shows first, until the library has been checked.
import { parentPort, workerData } from 'node:worker_threads'
import { templatesFolder } from '../app/paths'
import { lookFirst } from '../storage/first-look'
import { loadLibrary } from '../templates/load'
import { createLibraryHandlers } from './library-handlers'
import type { FromFirstLook, LibraryOrder, ToFirstLook } from './library-messages'
import { startOf } from './library-start'

const { database, profile, contentRoot, lock } = workerData as LibraryOrder
const say = (message: FromFirstLook): void => parentPort?.postMessage(message)

if (lock) {
  const found = lookFirst(database, lock, startOf)
  if (found) {
    parentPort?.on('message', (message: ToFirstLook) =>
      say({ kind: 'replied', id: message.id, json: replyTo(message, lock) }),
    )
    say({ kind: 'opened', opened: { file: database, readOnly: false, notice: null, ...found } })
  }
}

function replyTo({ name, request }: ToFirstLook, shared: SharedArrayBuffer): string | undefined {
  return lookFirst(database, shared, (db) => {
    const handlers = createLibraryHandlers({
      ...{ db, profile, contentRoot, readOnly: true },
      builtIn: () => loadLibrary(templatesFolder(contentRoot)),
      tell: () => undefined,
    })
    return JSON.stringify((handlers[name] as (given: unknown) => unknown)(request))
  })
}
