// `app`: life and end of the program, its folders, and the lock that keeps a second one away.
const { spawn } = require('node:child_process')
const { EventEmitter } = require('node:events')
const { homedir, tmpdir } = require('node:os')
const { join } = require('node:path')
const { releaseLock, takeLock } = require('./lock.cjs')
const { BrowserWindow, connectWindows, endChromium } = require('./window.cjs')

const about = { path: '', name: 'electron', version: '' }
const paths = { temp: tmpdir(), home: homedir(), documents: join(homedir(), 'Documents') }
const switches = []
let quitting = false
let again

const ready = new Promise((resolve) => {
  setImmediate(resolve)
})

/** What must be done before the process may end: a second program tells the first one what it was asked. */
let told = Promise.resolve()

async function end(code) {
  await told
  await endChromium()
  if (again) spawn(process.argv[0], again, { detached: true, stdio: 'inherit' }).unref()
  app.emit('quit', {}, code)
  process.exit(code)
}

/** Ends the program, unless somebody still has work to do, who then calls `app.quit` again. */
function finish() {
  app.ended = true
  app.emit('will-quit', { preventDefault: () => (app.ended = false) })
  if (app.ended) void end(0)
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  commandLine: {
    appendSwitch: (name, value) => switches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
  },
  whenReady: () => ready,
  isReady: () => true,
  getName: () => about.name,
  getVersion: () => about.version,
  getAppPath: () => about.path,
  getLocale: () => 'en-US',
  getPath: (name) => paths[name] ?? join(homedir(), '.config', about.name),
  setPath: (name, path) => {
    paths[name] = path
  },
  requestSingleInstanceLock: () => {
    const { has, done } = takeLock(app.getPath('userData'), (line, folder) =>
      app.emit('second-instance', {}, line, folder),
    )
    told = done
    return has
  },
  releaseSingleInstanceLock: () => releaseLock(app.getPath('userData')),
  relaunch: ({ args = process.argv.slice(1) } = {}) => {
    again = args
  },
  quit: () => {
    app.emit('before-quit', { preventDefault: () => undefined })
    quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.close()
    if (BrowserWindow.getAllWindows().length === 0 && !app.ended) finish()
  },
  exit: (code = 0) => void end(code),
})

connectWindows({
  profile: () => app.getPath('userData'),
  switches: () => switches,
  lastClosed: () => {
    if (!quitting && app.emit('window-all-closed')) return
    if (!app.ended) finish()
  },
})

/** Says whose program this is. */
function setApp(path, { productName, name, version }) {
  Object.assign(about, { path, name: productName ?? name, version })
  app.name = about.name
}

module.exports = { app, setApp }
