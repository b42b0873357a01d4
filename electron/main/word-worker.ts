// The thread that reads a Word or Markdown file, or unpacks some: a stranger's file can at worst end this thread.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { learnScheme } from '#shared/own-schemes'
import type { WordFile } from '#shared/word-import'
import type { ThreadMessage } from '../app/limited-thread'
import { writePackFile } from '../app/pack-file'
import { readWordFile } from '../app/read-word'
import { type ArchiveOrder, unpackNotes } from '../app/unpack-notes'
import type { WordThreadOrder } from '../app/word-file'
import { isMarkdown } from '../app/word-folder'

const say = (message: ThreadMessage<WordFile | readonly string[]>): void => parentPort?.postMessage(message)

/** Steps in which progress is told. */
const STEPS = 50
/** Between two steps it says at least this often that it goes on. */
const SILENT_MS = 200

async function read({ path, target, root, schemes }: WordThreadOrder): Promise<WordFile> {
  for (const { id, definition } of schemes) learnScheme(id, definition)
  let told = -1
  let last = Date.now()
  const { file, content } = isMarkdown(path)
    ? await markdown(path, root)
    : await readWordFile(path, (done) => {
        const step = Math.floor(done * STEPS)
        const now = Date.now()
        if (step === told && now - last < SILENT_MS) return
        say({ progress: done })
        told = step
        last = now
      })
  say({ progress: 1 })
  await writePackFile(content, target)
  return file
}

/** What reads Markdown is loaded for it alone. */
async function markdown(path: string, root?: string) {
  const { readMarkdownFile } = await import('../app/read-markdown')
  return readMarkdownFile(path, root)
}

const order = workerData as WordThreadOrder | ArchiveOrder
;('archive' in order ? unpackNotes(order) : read(order)).then(
  (value) => say({ ok: true, value }),
  (error: unknown) => say({ ok: false, failure: failureOf(error) }),
)
