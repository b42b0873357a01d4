// The window under load, measured in the real app: opening, typing, scrolling, memory, answers during a long export.
// `npm run bench:window` prints tables; the second column is the same measure in an empty pack, for reference.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { bundle } from './bundle.mjs'
import { measurePages } from './pages-measures.mjs'
import {
  measureAnswers,
  measureOpening,
  measureScrolling,
  measureTyping,
  windowMemory,
} from './window-measures.mjs'

const root = join(import.meta.dirname, '..')
const SIZES = { LONG: 'Long pack', EMPTY: 'Empty pack', HUGE: 'Pages 1000' }
/** Number of copies of the long pack in the huge one. */
const COPIES = 5
const TARGETS = {
  open: '< 1000',
  median: '16',
  high: '33',
  memory: '< 400',
  blank: '0 %',
  pagesHigh: '< 150',
  pagesMemory: '< 400',
}

const home = mkdtempSync(join(tmpdir(), 'attache-bench-'))
const { longPack } = await import(await bundle('long-pack'))
try {
  await inApp(store)
  const long = await inApp((window, app) => measurePack(window, app, SIZES.LONG))
  const empty = await inApp((window, app) => measurePack(window, app, SIZES.EMPTY))
  const row = (measure, key) => [
    measure,
    { '200 pages': long[key], 'empty pack': empty[key], target: TARGETS[key] ?? '' },
  ]
  console.table(
    Object.fromEntries([
      row('open to first key painted, ms', 'open'),
      row('key to paint, median ms', 'median'),
      row('key to paint, 95th percentile ms', 'high'),
      row('in the middle: median ms', 'middleMedian'),
      row('in the middle: 95th percentile ms', 'middleHigh'),
      row('frames blank while scrolling', 'blank'),
      row('memory after opening, MB', 'memoryFirst'),
      row('memory after scrolling through, MB', 'memory'),
      row('pages: from asking to the first one drawn, ms', 'pagesShown'),
      row('pages: key to its letter on the page, median ms', 'pagesMedian'),
      row('pages: 95th percentile, ms', 'pagesHigh'),
      row('pages: key to paint in the text, median and 95th percentile, ms', 'pagesTyping'),
      row('pages: memory, MB', 'pagesMemory'),
    ]),
  )
  const answers = await inApp((window) => measureAnswers(window, SIZES.HUGE))
  console.table({ 'answers while 1000 pages are exported': answers })
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** Starts the app as a user does, on the library of this run; returns the result of `work`. */
async function inApp(work) {
  const app = await launch()
  try {
    const window = await app.firstWindow()
    await window.getByRole('heading').first().waitFor()
    return await work(window, app)
  } finally {
    await app.close()
  }
}

async function launch() {
  const executablePath = process.env.ATTACHE_ELECTRON
  if (!executablePath) throw new Error('ATTACHE_ELECTRON is not set: run this with `npm run bench:window`.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const started = await _electron.launch({
    executablePath,
    args: [...sandbox, root],
    env: { ...process.env, ATTACHE_HOME: home, ATTACHE_PROFILE: join(home, 'own') },
  })
  await started.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    join(home, 'long.pdf'),
  )
  return started
}

/** Puts the long pack with its pictures, a huge one and an empty one into the library. */
async function store(window) {
  const { pack, assets } = longPack()
  for (const { name, bytes } of assets)
    await ask(window, 'assets.add', { name, bytes: Buffer.from(bytes).toString('base64') })
  const again = (number) =>
    JSON.parse(JSON.stringify(pack.doc.content).replace(/"(id|target)":"(n\d+)"/g, `"$1":"$2-${number}"`))
  const huge = Array.from({ length: COPIES }, (_, number) => again(number)).flat()
  const [first] = pack.doc.content
  const empty = [{ ...first, content: [{ type: 'sectionTitle' }, { type: 'paragraph' }] }]
  for (const [title, sections] of [
    [SIZES.LONG, pack.doc.content],
    [SIZES.HUGE, huge],
    [SIZES.EMPTY, empty],
  ])
    await ask(window, 'packs.create', { meta: { ...pack.meta, title }, fields: pack.fields, sections })
}

/** Calls main through the window's bridge; bytes travel to the page as base64. */
async function ask(window, channel, request) {
  const json = await window.evaluate(
    ([name, given]) => {
      const bytes = given.bytes && Uint8Array.from(atob(given.bytes), (letter) => letter.charCodeAt(0))
      return globalThis.attache.call(name, bytes ? { ...given, bytes } : given)
    },
    [channel, request],
  )
  const reply = JSON.parse(json)
  if (!reply.ok) throw new Error(reply.error.message)
}

/** All measurements of one pack. */
async function measurePack(window, app, title) {
  const open = await measureOpening(window, title)
  const memoryFirst = await windowMemory(app)
  const start = await measureTyping(window, 0)
  const middle = await measureTyping(window, 0.5)
  const memoryTyped = await windowMemory(app)
  const scrolled =
    title === SIZES.EMPTY ? { blank: '', memory: memoryTyped } : await measureScrolling(window, app)
  const pages = await measurePages(window, app)
  return {
    ...pages,
    open,
    memoryFirst,
    ...start,
    middleMedian: middle.median,
    middleHigh: middle.high,
    ...scrolled,
  }
}
