// Our engine as the program runs it: in a thread that is started before the conversion is requested.
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'

/** Starts the thread; returns the conversions of a pack of about that many pages. */
export async function prepare(pages, { folder }) {
  const engine = pathToFileURL(join(folder, 'ours.mjs')).href
  const { startShortRun } = await import(engine)
  const thread = startShortRun(import.meta.filename, { engine, pages })
  await once(thread, 'message')
  const ask = async (conversion) => {
    thread.postMessage(conversion)
    return (await once(thread, 'message'))[0]
  }
  return {
    convert: () => ask('convert'),
    again: () => ask('again'),
    close: () => thread.terminate(),
  }
}

if (!isMainThread) {
  const conversions = await (await import(workerData.engine)).prepare(workerData.pages)
  parentPort.on('message', async (conversion) => parentPort.postMessage(await conversions[conversion]()))
  parentPort.postMessage('ready')
}
