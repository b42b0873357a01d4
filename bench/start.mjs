// How long the program takes to show the list, beside an empty window of the same runtime, started in turns.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { root } from '../scripts/lib/paths.mjs'

const ROUNDS = 5
const EMPTY = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<p>Empty</p>')
})
`

/**
 * Starts both in turns on the library in `home`; returns a table of times in ms. `cold` empties the cache of the disk before each start;
 * null where the system does not let us.
 */
export async function measureStart(home, executablePath, cold) {
  if (cold && !emptyCache()) return null
  const folder = mkdtempSync(join(tmpdir(), 'attache-empty-'))
  try {
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app', 'package.json'), '{ "name": "empty", "main": "main.cjs" }')
    writeFileSync(join(folder, 'app', 'main.cjs'), EMPTY)
    const env = { ...process.env, ATTACHE_HOME: home, ATTACHE_PROFILE: join(home, 'own') }
    const [empty, ours] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      if (cold) emptyCache()
      empty.push(
        await timeOf(executablePath, [join(folder, 'app'), `--user-data-dir=${folder}`], process.env, 'p'),
      )
      if (cold) emptyCache()
      ours.push(await timeOf(executablePath, [root], env, '.pack-table tbody tr'))
    }
    const [one, other] = [median(empty), median(ours)]
    return {
      [`start of an empty window${cold ? ', cold' : ''}`]: { median: one, most: Math.max(...empty) },
      [`start to the list on screen${cold ? ', cold' : ''}`]: { median: other, most: Math.max(...ours) },
      'the same as a share of an empty window': { median: Math.round((other / one) * 100) / 100 },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Empties the cache of the disk, as after the system's start; only the system's administrator can, on Linux. Returns whether it was done. */
function emptyCache() {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

async function timeOf(executablePath, args, env, shown) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const start = Date.now()
  const app = await _electron.launch({ executablePath, args: [...sandbox, ...args], env })
  try {
    const window = await app.firstWindow()
    await window.locator(shown).first().waitFor()
    return (
      (await window.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(Date.now())))),
      )) - start
    )
  } finally {
    await app.close()
  }
}

const median = (times) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0
