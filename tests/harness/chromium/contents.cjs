// `webContents`: the page of a window, driven over the DevTools protocol.
const { EventEmitter } = require('node:events')
const { addressOf, nameOf } = require('./addresses.cjs')
const { messages } = require('./messages.cjs')
const { BINDING, callPage, pageScript } = require('./page-script.cjs')
const { session } = require('./protocol.cjs')

const { read, write } = messages()
/** Handlers of `ipcMain`. */
const handlers = new Map()
const ipcMain = {
  // Tests reach for it, as for that of Electron.
  _invokeHandlers: handlers,
  handle: (channel, handler) => handlers.set(channel, handler),
  removeHandler: (channel) => handlers.delete(channel),
}
const all = new Set()
let lastId = 0

class WebContents extends EventEmitter {
  #crashed = false
  #zoom = 1
  #page

  constructor(preload) {
    super()
    lastId += 1
    this.id = lastId
    this.mainFrame = { url: '', parent: null }
    this.session = session.defaultSession
    this.preload = preload
    this.size = { width: 0, height: 0 }
    this.page = new Promise((resolve) => {
      this.#page = resolve
    })
    all.add(this)
  }

  /** Takes a page of Chromium over, before anything is loaded into it. */
  async attach(chromium, targetId) {
    this.chromium = chromium
    this.targetId = targetId
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
    this.ask = (method, params) => chromium.send(method, params, sessionId)
    const on = (method, listener) => chromium.on(`${sessionId} ${method}`, listener)
    on('Runtime.bindingCalled', ({ name, payload }) => name === BINDING && this.#receive(read(payload)))
    on('Page.domContentEventFired', () => this.#crashed || this.emit('dom-ready'))
    on('Page.loadEventFired', () => this.emit('did-finish-load'))
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.#crashed = false
      this.mainFrame.url = addressOf(frame.url)
    })
    on('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    await this.ask('Page.enable')
    await this.ask('Inspector.enable')
    await this.ask('Runtime.enable')
    await this.ask('Runtime.addBinding', { name: BINDING })
    await this.ask('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.preload) })
    await this.resize(this.size)
    this.#page(this.ask)
  }

  async loadURL(url) {
    const ask = await this.page
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    await ask('Page.navigate', { url: nameOf(url) })
    await loaded
  }

  async reload() {
    const ask = await this.page
    await ask('Page.reload').catch(() => undefined)
  }

  /** Gives the page a size in pixels of the screen. */
  async resize(size) {
    this.size = size
    if (!this.ask || !size.width) return
    const width = Math.round(size.width / this.#zoom)
    const height = Math.round(size.height / this.#zoom)
    await this.ask('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: this.#zoom,
      mobile: false,
    }).catch(() => undefined)
  }

  getZoomFactor = () => this.#zoom

  setZoomFactor(factor) {
    if (factor === this.#zoom) return
    this.#zoom = factor
    void this.resize(this.size)
  }

  send(event, value) {
    this.#call('event', event, write(value))
  }

  #call(kind, ...values) {
    return this.ask?.('Runtime.evaluate', { expression: callPage(kind, ...values) }).catch(() => undefined)
  }

  #receive(message) {
    if (message.kind === 'input') this.emit('input-event', {}, { type: message.type, button: message.button })
    else if (message.kind === 'zoom') this.emit('zoom-changed', {}, message.direction)
    else void this.#invoke(message)
  }

  async #invoke({ id, channel, value }) {
    // A page that is gone is not heard any more, as in Electron.
    if (this.isDestroyed()) return
    try {
      const event = { sender: this, senderFrame: this.mainFrame, type: 'invoke' }
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      this.#call('reply', id, true, write(await handler(event, value)))
    } catch (error) {
      this.#call('reply', id, false, `Error invoking remote method '${channel}': ${error}`)
    }
  }

  async executeJavaScript(expression) {
    const ask = await this.page
    const { result, exceptionDetails } = await ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Gives an order of the editor to what has the focus. */
  async #command(name) {
    const ask = await this.page
    await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [name] })
    await ask('Input.dispatchKeyEvent', { type: 'keyUp' })
  }

  cut = () => this.#command('cut')
  copy = () => this.#command('copy')
  paste = () => this.#command('paste')
  pasteAndMatchStyle = () => this.#command('pasteAndMatchStyle')
  selectAll = () => this.#command('selectAll')

  /** Puts text of these types on the clipboard. */
  writeClipboard = (parts) => this.executeJavaScript(callPage('copy', parts))

  /** The text of each type on the clipboard. */
  async readClipboard() {
    await this.executeJavaScript(callPage('awaitPaste'))
    await this.paste()
    return this.executeJavaScript(callPage('paste'))
  }

  async capturePage() {
    const ask = await this.page
    const { data } = await ask('Page.captureScreenshot', { format: 'png' })
    return { toPNG: () => Buffer.from(data, 'base64') }
  }

  forcefullyCrashRenderer() {
    // Answered by the crash.
    this.ask?.('Page.crash').catch(() => undefined)
  }

  close() {
    this.emit('close-asked')
  }

  getURL = () => this.mainFrame.url
  isCrashed = () => this.#crashed
  isDestroyed = () => !all.has(this)
  isLoading = () => false
  getPrintersAsync = async () => []
  startDrag = () => undefined
  setWindowOpenHandler = () => undefined
  // The app gives Chromium the same rule on its command line.
  setWebRTCIPHandlingPolicy = () => undefined

  destroy() {
    all.delete(this)
  }
}

const webContents = {
  getAllWebContents: () => [...all],
  fromDevToolsTargetId: (id) => [...all].find((one) => one.targetId === id),
}

module.exports = { WebContents, webContents, ipcMain }
