// `BrowserWindow`: a window of Chromium whose page has the size that the app asks for; its place is remembered here.
const { EventEmitter } = require('node:events')
const { WebContents, webContents } = require('./contents.cjs')
const { Chromium } = require('./devtools.cjs')
const { interceptRequests } = require('./protocol.cjs')

const windows = new Set()
/** What the app's parts share: set by `connectWindows`. */
const surroundings = { profile: () => '', switches: () => [], lastClosed: () => undefined }
let chromium

/** Whether the page of a window may go to an address. */
function navigates(url) {
  const contents = [...windows][0]?.webContents
  if (!contents || contents.mainFrame.url === '' || url === contents.mainFrame.url || url === contents.wanted)
    return true
  let stopped = false
  contents.emit('will-navigate', { url, preventDefault: () => (stopped = true) }, url)
  return !stopped
}

async function startChromium() {
  chromium ??= new Chromium(surroundings.profile(), surroundings.switches())
  await interceptRequests(chromium, navigates)
  return chromium
}

/** Ends Chromium with all its pages. */
async function endChromium() {
  if (!chromium) return
  chromium.send('Browser.close').catch(() => undefined)
  const late = setTimeout(() => chromium.child.kill('SIGKILL'), 3000)
  await chromium.ended
  clearTimeout(late)
}

class BrowserWindow extends EventEmitter {
  #bounds
  #destroyed = false
  #flags = { visible: false, minimized: false, maximized: false, fullScreen: false }

  constructor(options) {
    super()
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options
    this.#bounds = { x, y, width, height }
    this.webContents = new WebContents(webPreferences.preload)
    this.webContents.size = { width, height }
    this.webContents.on('close-asked', () => this.close())
    windows.add(this)
    void this.#open()
  }

  static getAllWindows = () => [...windows]
  static getFocusedWindow = () => [...windows].at(-1) ?? null
  static fromWebContents = (contents) => [...windows].find((one) => one.webContents === contents) ?? null

  async #open() {
    const { x, y, width, height } = this.#bounds
    const running = await startChromium()
    const place = { left: x, top: y, width, height, newWindow: true }
    const { targetId } = await running.send('Target.createTarget', { url: 'about:blank', ...place })
    await this.webContents.attach(running, targetId)
  }

  async loadURL(url) {
    this.webContents.wanted = url
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'))
    await this.webContents.loadURL(url)
  }

  getBounds = () => ({ ...this.#bounds })
  getNormalBounds = () => ({ ...this.#bounds })
  getContentBounds = () => ({ ...this.#bounds })

  setBounds(bounds) {
    Object.assign(this.#bounds, bounds)
    void this.webContents.resize({ width: this.#bounds.width, height: this.#bounds.height })
    this.emit('resize')
    this.emit('move')
  }

  setSize(width, height) {
    this.setBounds({ width, height })
  }

  setContentSize(width, height) {
    this.setBounds({ width, height })
  }

  #set(flag, value, event) {
    this.#flags[flag] = value
    if (event) this.emit(event)
  }

  show = () => this.#set('visible', true, 'show')
  hide = () => this.#set('visible', false, 'hide')
  minimize = () => this.#set('minimized', true, 'minimize')
  restore = () => this.#set('minimized', false, 'restore')
  maximize = () => this.#set('maximized', true, 'maximize')
  unmaximize = () => this.#set('maximized', false, 'unmaximize')
  setFullScreen = (on) => this.#set('fullScreen', on, on ? 'enter-full-screen' : 'leave-full-screen')
  isVisible = () => this.#flags.visible
  isMinimized = () => this.#flags.minimized
  isMaximized = () => this.#flags.maximized
  isFullScreen = () => this.#flags.fullScreen
  isDestroyed = () => this.#destroyed
  focus = () => undefined
  setBackgroundColor = () => undefined
  reload = () => void this.webContents.reload()

  close() {
    let stopped = false
    this.emit('close', { preventDefault: () => (stopped = true) })
    if (!stopped) this.destroy()
  }

  destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this)
    this.webContents.destroy()
    this.emit('closed')
    if (windows.size === 0) surroundings.lastClosed()
  }
}

/** Gives the windows what they need of the app. */
const connectWindows = (parts) => Object.assign(surroundings, parts)

module.exports = { BrowserWindow, webContents, connectWindows, endChromium }
