// One conversion in a fresh process: `node bench/one.mjs ENGINE PAGES FOLDER` prints its figures as JSON.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [engine, pages, folder] = process.argv.slice(2)
const { plainDocument } = await import(pathToFileURL(join(folder, 'ours.mjs')).href)
const tools = {
  require: createRequire(join(folder, 'package.json')),
  folder,
  fonts: join(process.cwd(), 'resources', 'fonts'),
}
const { prepare } = await import(engine === 'ours' ? './our-thread.mjs' : `./peers/${engine}.mjs`)
const document = engine === 'ours' ? Number(pages) : plainDocument(Number(pages))
const { convert, again, close } = await prepare(document, tools)

const start = performance.now()
const made = await convert()
const ms = performance.now() - start
const memoryMb = made.memoryMb ?? peakMemory()
const between = performance.now()
const second = await again()
const againMs = performance.now() - between
process.stdout.write(
  JSON.stringify({
    ms,
    memoryMb,
    againMs,
    kib: made.bytes / 1024,
    pages: made.pages,
    againPaintMs: second.paintMs,
  }),
)
await close?.()

/** Peak memory of this process in MB. The operating system's `maxrss` includes the parent process. */
function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
}
