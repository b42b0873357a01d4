// Starts Chromium and speaks its DevTools protocol over a pipe, which is no connection of the network.
const { spawn } = require('node:child_process')
const { EventEmitter } = require('node:events')
const { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } = require('node:fs')
const { join } = require('node:path')

/** Switches of every start; the app's own are added. */
const SWITCHES = [
  'allow-pre-commit-input',
  'disable-back-forward-cache',
  'disable-background-timer-throttling',
  'disable-backgrounding-occluded-windows',
  'disable-breakpad',
  'disable-default-apps',
  'disable-dev-shm-usage',
  'disable-extensions',
  'disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,MediaRouter,LensOverlay,OptimizationHints,Translate',
  'disable-ipc-flooding-protection',
  'disable-infobars',
  'disable-popup-blocking',
  'disable-renderer-backgrounding',
  'disable-search-engine-choice-screen',
  'disable-sync',
  'deny-permission-prompts',
  'force-color-profile=srgb',
  'metrics-recording-only',
  'no-default-browser-check',
  'no-first-run',
  'no-service-autorun',
  'no-startup-window',
  'password-store=basic',
  'remote-debugging-pipe',
  'use-mock-keychain',
]

/** A running Chromium: `send` asks it, events arrive as `method` or `sessionId method`. */
class Chromium extends EventEmitter {
  #last = 0
  #waiting = new Map()
  #input

  /** Starts it on a profile; `switches` are the app's. */
  constructor(profile, switches) {
    super()
    this.setMaxListeners(0)
    // It must not outlive this process, however that ends.
    const command = ['--pdeathsig', 'KILL', process.env.STAND_IN_CHROMIUM, ...argumentsFor(profile, switches)]
    this.child = spawn('setpriv', command, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#input = this.child.stdio[3]
    this.#input.on('error', () => undefined)
    // Playwright reads the address of the port there, as it does with Electron.
    this.child.stderr.on('data', (chunk) => process.stderr.write(chunk))
    this.#read(this.child.stdio[4])
    this.ended = new Promise((resolve) => this.child.once('exit', resolve))
  }

  /** Asks Chromium as a whole, or a page by its session. */
  send(method, params = {}, sessionId = undefined) {
    this.#last += 1
    const id = this.#last
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, method }))
  }

  #read(output) {
    let rest = []
    output.on('data', (chunk) => {
      let from = 0
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
        rest.push(chunk.subarray(from, at))
        this.#receive(JSON.parse(Buffer.concat(rest).toString('utf8')))
        rest = []
        from = at + 1
      }
      rest.push(chunk.subarray(from))
    })
  }

  #receive({ id, method, params, result, error, sessionId }) {
    if (id === undefined) {
      this.emit(sessionId === undefined ? method : `${sessionId} ${method}`, params)
      return
    }
    const asked = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) asked?.reject(new Error(`${asked.method}: ${error.message}`))
    else asked?.resolve(result)
  }
}

function argumentsFor(profile, switches) {
  const folder = join(profile, 'Chromium')
  shareStorage(profile, folder)
  const port = process.argv.includes('--remote-debugging-port=0') ? ['--remote-debugging-port=0'] : []
  const sandbox = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : []
  return [
    ...SWITCHES.map((name) => `--${name}`),
    ...switches,
    ...port,
    ...sandbox,
    `--user-data-dir=${folder}`,
  ]
}

/** What a page keeps lies at the top of a profile of Electron, and a level deeper in one of Chromium. */
function shareStorage(profile, folder) {
  const storage = join(profile, 'Local Storage')
  const inside = join(folder, 'Default')
  mkdirSync(storage, { recursive: true, mode: 0o700 })
  mkdirSync(inside, { recursive: true, mode: 0o700 })
  const link = join(inside, 'Local Storage')
  // The profile of a library that was moved has another name: its link leads nowhere.
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(link)
  if (!existsSync(link)) symlinkSync(storage, link)
}

module.exports = { Chromium }
