// How long the program takes to show the list, beside an empty window of the same runtime, started in turns.
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

/** Starts both in turns on the library in `home`; returns a table of times in ms. */
export async function measureStart(home, executablePath) {
  const folder = mkdtempSync(join(tmpdir(), 'attache-empty-'))
  try {
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app', 'package.json'), '{ "name": "empty", "main": "main.cjs" }')
    writeFileSync(join(folder, 'app', 'main.cjs'), EMPTY)
    const env = { ...process.env, ATTACHE_HOME: home, ATTACHE_PROFILE: join(home, 'own') }
    const [empty, ours] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      empty.push(
        await timeOf(executablePath, [join(folder, 'app'), `--user-data-dir=${folder}`], process.env, 'p'),
      )
      ours.push(await timeOf(executablePath, [root], env, '.pack-table tbody tr'))
    }
    const [one, other] = [median(empty), median(ours)]
    return {
      'start of an empty window': { median: one, most: Math.max(...empty) },
      'start to the list on screen': { median: other, most: Math.max(...ours) },
      'the same as a share of an empty window': { median: Math.round((other / one) * 100) / 100 },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
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
