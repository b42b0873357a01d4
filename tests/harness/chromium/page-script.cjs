// What runs in the page before its own scripts: `contextBridge` and `ipcRenderer` for the preload script, and the system's clipboard.
const { readFileSync } = require('node:fs')
const { messages } = require('./messages.cjs')

/** Name of the binding by which the page reaches main; gone before the page's scripts run. */
const BINDING = '__standIn'

/** Calls what waits in the page. */
const callPage = (kind, ...values) =>
  `globalThis[Symbol.for('stand-in')]?.[${JSON.stringify(kind)}](${values.map((one) => JSON.stringify(one) ?? 'undefined').join()})`

/** Runs in the page: `ipcRenderer`, and what main calls when it answers or sends an event. */
function talk(send, code) {
  const calls = new Map()
  const listeners = new Map()
  const page = String(Math.random())
  const listenersOf = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event)
  const ipcRenderer = {
    invoke: (channel, value) =>
      new Promise((resolve, reject) => {
        const id = `${page} ${calls.size} ${Math.random()}`
        calls.set(id, { resolve, reject })
        send({ kind: 'invoke', id, channel, value })
      }),
    on: (event, listener) => listenersOf(event).add(listener),
    removeListener: (event, listener) => listenersOf(event).delete(listener),
  }
  const reply = (id, ok, text) => {
    const call = calls.get(id)
    calls.delete(id)
    if (ok) call?.resolve(code.read(text))
    else call?.reject(new Error(text))
  }
  const event = (name, text) => {
    for (const listener of [...listenersOf(name)]) listener({}, code.read(text))
  }
  return { ipcRenderer, receiver: { reply, event } }
}

/** Runs in the page: the clipboard is read and written in events that nobody else sees, so that nothing is cleaned. */
function clipboard() {
  let copying = null
  let pasting = null
  let pasted = null
  const take = (event, work) => {
    if (!copying && !pasting) return
    event.preventDefault()
    event.stopImmediatePropagation()
    work(event.clipboardData)
  }
  const write = (data) => {
    for (const [type, text] of Object.entries(copying ?? {})) data.setData(type, text)
  }
  const read = (data) => {
    pasting?.(Object.fromEntries([...data.types].map((type) => [type, data.getData(type)])))
    pasting = null
  }
  addEventListener('copy', (event) => take(event, write), true)
  addEventListener('paste', (event) => take(event, read), true)
  return {
    copy: (parts) => {
      copying = parts
      document.execCommand('copy')
      copying = null
    },
    awaitPaste: () => {
      pasted = new Promise((resolve) => {
        pasting = resolve
      })
    },
    paste: () => pasted,
  }
}

/** Runs in the page: tells main of the pointer, as Electron does. */
function watchPointer(send) {
  const buttons = ['left', 'middle', 'right']
  for (const type of ['mouseDown', 'mouseUp'])
    addEventListener(
      type.toLowerCase(),
      ({ button }) => send({ kind: 'input', type, button: buttons[button] }),
      true,
    )
  const zoom = (event) => {
    if (!event.ctrlKey) return
    event.preventDefault()
    send({ kind: 'zoom', direction: event.deltaY < 0 ? 'in' : 'out' })
  }
  addEventListener('wheel', zoom, { passive: false })
}

/** Runs in the page: its preload script, with what that may load. */
function start(binding, code, parts, preload) {
  if (window !== window.top || location.protocol !== 'https:') return
  const toMain = window[binding]
  delete window[binding]
  const send = (message) => toMain(code.write(message))
  const { ipcRenderer, receiver } = parts.talk(send, code)
  parts.watchPointer(send)
  const value = { ...receiver, ...parts.clipboard() }
  Object.defineProperty(globalThis, Symbol.for('stand-in'), { value })
  const exposeInMainWorld = (name, api) =>
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true })
  preload((name) => {
    if (name === 'electron') return { contextBridge: { exposeInMainWorld }, ipcRenderer }
    throw new Error(`A sandboxed preload script can't load ${name}.`)
  })
}

/** The script for a window with this preload script. */
function pageScript(preload) {
  const parts = `{ talk: ${talk}, clipboard: ${clipboard}, watchPointer: ${watchPointer} }`
  const source = readFileSync(preload, 'utf8')
  return `(${start})(${JSON.stringify(BINDING)}, (${messages})(), ${parts}, (require) => {${source}\n})`
}

module.exports = { pageScript, callPage, BINDING }
