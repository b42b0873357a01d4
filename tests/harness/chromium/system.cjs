// What belongs to the system: clipboard, dialogs that wait for an answer, other programs, screens and colours.
const { EventEmitter } = require('node:events')
const { BrowserWindow } = require('./window.cjs')

const never = () => new Promise(() => undefined)
const dialog = {
  showMessageBox: never,
  showOpenDialog: never,
  showSaveDialog: never,
  showErrorBox: (title, content) => process.stderr.write(`${title}: ${content}\n`),
}

const shell = {
  openPath: async () => '',
  openExternal: async () => undefined,
  showItemInFolder: () => undefined,
}

const screen = {
  getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1600, height: 1000 } }],
}

class NativeTheme extends EventEmitter {
  #source = 'system'
  get themeSource() {
    return this.#source
  }
  set themeSource(value) {
    this.#source = value
    this.emit('updated')
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
}
const nativeTheme = new NativeTheme()

const nativeImage = {
  createFromBitmap: (pixels) => ({ isEmpty: () => pixels.length === 0 }),
}

/** What is put on the clipboard, by type. */
class ClipboardItem {
  constructor(parts) {
    this.parts = parts
    this.types = Object.keys(parts)
  }
  async getType(type) {
    const part = this.parts[type]
    return typeof part === 'string' ? new Blob([part], { type }) : part
  }
}

/** Only a page reaches the clipboard: that of the one window. */
const page = () => BrowserWindow.getAllWindows()[0].webContents
const clipboard = {
  async write(items) {
    const parts = {}
    for (const item of items)
      for (const type of item.types) parts[type] = await (await item.getType(type)).text()
    await page().writeClipboard(parts)
  },
  async read() {
    return [new ClipboardItem(await page().readClipboard())]
  },
  writeText: (text) => page().writeClipboard({ 'text/plain': text }),
  readText: async () => (await page().readClipboard())['text/plain'] ?? '',
}

module.exports = { dialog, shell, screen, nativeTheme, nativeImage, clipboard, ClipboardItem }
