// The thread of the first look: answers what the window shows first, until the library has been checked.
import { parentPort, workerData } from 'node:worker_threads'
import type { Library } from '#shared/template'
import { templatesFolder } from '../app/paths'
import { lookFirst } from '../storage/first-look'
import { loadLibrary } from '../templates/load'
import { createLibraryHandlers } from './library-handlers'
import type { FromFirstLook, LibraryOrder, ToFirstLook } from './library-messages'
import { startOf } from './library-start'

const { database, profile, contentRoot, lock } = workerData as LibraryOrder
/** Loaded while the page loads. */
const templates: { loaded?: Library } = {}
const builtIn = (): Library => {
  templates.loaded ??= loadLibrary(templatesFolder(contentRoot))
  return templates.loaded
}
const say = (message: FromFirstLook): void => parentPort?.postMessage(message)

if (lock) {
  const found = lookFirst(database, lock, startOf)
  if (found) {
    parentPort?.on('message', (message: ToFirstLook) =>
      say({ kind: 'replied', id: message.id, json: replyTo(message, lock) }),
    )
    say({ kind: 'opened', opened: { file: database, readOnly: false, notice: null, ...found } })
    setImmediate(load)
  }
}

function load(): void {
  try {
    builtIn()
  } catch {
    // It fails again when it is needed, and the check says so.
  }
}

function replyTo({ name, request }: ToFirstLook, shared: SharedArrayBuffer): string | undefined {
  return lookFirst(database, shared, (db) => {
    const handlers = createLibraryHandlers({
      ...{ db, profile, contentRoot, readOnly: true },
      ...{ builtIn, tell: () => undefined, stage: () => undefined },
    })
    return JSON.stringify((handlers[name] as (given: unknown) => unknown)(request))
  })
}
