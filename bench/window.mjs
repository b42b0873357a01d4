// The window under load, measured in the real app: opening, typing, answers during a long export, memory.
// `npm run bench:window` prints a table; the second column is the same measure in an empty pack, for reference.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'

const root = join(import.meta.dirname, '..')
/** Copies of the sample's sections: seven pages each. */
const COPIES_200 = 29
const COPIES_1000 = 143
const KEYS = 120

const home = mkdtempSync(join(tmpdir(), 'attache-bench-'))
const app = await launch()
try {
  const window = await app.firstWindow()
  await window.getByRole('heading').first().waitFor()
  await makePack(window, 'Empty', 0)
  await makePack(window, 'Pages 200', COPIES_200)
  await makePack(window, 'Pages 1000', COPIES_1000)
  await window.reload()
  const empty = await measureEditing(window, 'Empty')
  const long = await measureEditing(window, 'Pages 200')
  const answers = await measureAnswers(window)
  console.table({
    'open to first key, ms': { '200 pages': long.open, empty: empty.open },
    'key to paint, median ms': { '200 pages': long.median, empty: empty.median },
    'key to paint, 95th percentile ms': { '200 pages': long.high, empty: empty.high },
    'memory of the window, MB': { '200 pages': long.memory, empty: empty.memory },
  })
  console.table({
    'answers while 1000 pages are exported': answers,
  })
} finally {
  await app.close()
  rmSync(home, { recursive: true, force: true })
}

async function launch() {
  const executablePath = process.env.ATTACHE_ELECTRON
  if (!executablePath) throw new Error('ATTACHE_ELECTRON is not set: run this with `npm run bench:window`.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const started = await _electron.launch({
    executablePath,
    args: [...sandbox, root],
    env: { ...process.env, ATTACHE_HOME: home },
  })
  await started.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    join(home, 'long.pdf'),
  )
  return started
}

/** A pack of so many copies of the sample's sections; none is one empty section. */
async function makePack(window, title, copies) {
  await window.evaluate(
    async ([name, count]) => {
      const ask = async (channel, request) => {
        const reply = await globalThis.attache.call(channel, request)
        if (!reply.ok) throw new Error(reply.error.message)
        return reply.value
      }
      const { id } = await ask('packs.sample', null)
      const { meta, fields, doc } = await ask('packs.read', { id })
      const copy = (section, number) =>
        JSON.parse(JSON.stringify(section).replace(/"id":"([^"]+)"/g, `"id":"$1-${number}"`))
      const empty = { ...doc.content[0], content: [{ type: 'sectionTitle' }, { type: 'paragraph' }] }
      const sections =
        count === 0
          ? [empty]
          : Array.from({ length: count }, (_, number) => doc.content.map((each) => copy(each, number))).flat()
      await ask('packs.create', { meta: { ...meta, title: name }, fields, sections })
      await ask('packs.delete', { id })
    },
    [title, copies],
  )
}

/** Opens a pack, types into its first paragraph, and goes back to the library. */
async function measureEditing(window, title) {
  const row = window.locator('tr', { hasText: title })
  await row.waitFor()
  const start = performance.now()
  await row.dblclick()
  await window.locator('.document p').first().click()
  await window.keyboard.press('a')
  const open = performance.now() - start
  await window.evaluate(() => {
    globalThis.delays = []
    const painted = new MessageChannel()
    let pressed = 0
    painted.port1.onmessage = () => globalThis.delays.push(performance.now() - pressed)
    window.addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp
        requestAnimationFrame(() => painted.port2.postMessage(null))
      },
      true,
    )
  })
  for (let key = 0; key < KEYS; key++) {
    await window.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    await window.waitForTimeout(30)
  }
  const delays = (await window.evaluate(() => globalThis.delays)).sort((one, other) => one - other)
  const memory = await windowMemory()
  await window.reload()
  return { open: Math.round(open), median: at(delays, 0.5), high: at(delays, 0.95), memory }
}

function at(sorted, share) {
  return Math.round(sorted[Math.floor(sorted.length * share)] * 10) / 10
}

/** Working set of the page's process. */
async function windowMemory() {
  const kilobytes = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0].webContents.getOSProcessId()
    return electron.getAppMetrics().find((metric) => metric.pid === pid).memory.workingSetSize
  })
  return Math.round(kilobytes / 1024)
}

/** Asks main again and again while it exports; how long the answers took. */
async function measureAnswers(window) {
  return window.evaluate(async () => {
    const { call } = globalThis.attache
    const { value } = await call('packs.list', null)
    const { id } = value.find(({ title }) => title === 'Pages 1000')
    let running = true
    const start = performance.now()
    const options = { paper: 'a4', kind: 'briefing' }
    const exporting = call('export.start', { id, jobId: 'bench', options }).then((reply) => {
      running = false
      return reply
    })
    const times = []
    while (running) {
      const before = performance.now()
      await call('app.info', null)
      times.push(performance.now() - before)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const reply = await exporting
    times.sort((one, other) => one - other)
    const round = (ms) => Math.round(ms * 10) / 10
    return {
      pages: reply.ok ? reply.value.pages : reply.error.message,
      'export, ms': Math.round(performance.now() - start),
      answers: times.length,
      'median, ms': round(times[Math.floor(times.length / 2)]),
      'longest, ms': round(times.at(-1)),
    }
  })
}
