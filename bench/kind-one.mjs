// One cold conversion in a fresh process: `kind-one.mjs ENGINE KIND PAGES FOLDER` prints its figures as JSON. Modules are loaded
// before the clock starts; fonts, engine and compiler are made ready within it, and `readyMs` is without that.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [engine, kind, pages, folder] = process.argv.slice(2)
const { ours, plainDocument } = await import(pathToFileURL(join(folder, 'kinds.mjs')).href)
const require = createRequire(join(folder, 'package.json'))
const PACKAGES = { pdfkit: 'pdfkit', pdfmake: 'pdfmake' }

/** A function that makes an engine ready, and returns one that converts. */
async function starter() {
  if (engine === 'ours') return ours(kind, Number(pages), folder)
  const { prepare } = await import(`./peers/${engine}.mjs`)
  const document = plainDocument(kind, Number(pages), folder)
  const tools = { require, folder, fonts: join(process.cwd(), 'resources', 'fonts') }
  // Peers look for pictures in the working folder.
  process.chdir(folder)
  require(PACKAGES[engine] ?? '@myriaddreamin/typst-ts-node-compiler')
  return async () => (await prepare(document, tools)).convert
}

const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024

const begin = await starter()
const start = performance.now()
const convert = await begin()
const ready = performance.now()
const made = await convert()
const end = performance.now()
const figures = {
  coldMs: end - start,
  readyMs: end - ready,
  peakMb: peak(),
  kib: made.bytes / 1024,
  pages: made.pages,
}
process.stdout.write(JSON.stringify(figures))
