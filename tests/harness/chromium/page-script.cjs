// What runs in the page before its own scripts: `contextBridge` and `ipcRenderer` for the preload script, and the system's clipboard.
const { readFileSync } = require('node:fs')
const { messages } = require('./messages.cjs')

/** Name of the binding by which the page reaches main; gone before the page's scripts run. */
const BINDING = '__standIn'
/** Calls the receiver in the page. */
const callPage = (kind, ...values) =>
  `globalThis[Symbol.for('stand-in')]?.[${JSON.stringify(kind)}](${values.map((one) => JSON.stringify(one) ?? 'undefined').join()})`

/* global window, document, addEventListener, ClipboardEvent */
/** Runs in the page; `code` is made by `messages`, `preload` by the preload script. */
function inPage(binding, code, preload) {
  if (window !== window.top || location.protocol !== 'https:') return
  const toMain = window[binding]
  delete window[binding]
  const send = (message) => toMain(code.write(message))
  const calls = new Map()
  const listeners = new Map()
  const document_ = `${Math.random()}`
  let last = 0
  const ipcRenderer = {
    invoke: (channel, value) => {
      last += 1
      const id = `${document_} ${last}`
      const done = new Promise((resolve, reject) => calls.set(id, { resolve, reject }))
      send({ kind: 'invoke', id, channel, value })
      return done
    },
    on: (event, listener) => {
      if (!listeners.has(event)) listeners.set(event, new Set())
      listeners.get(event).add(listener)
    },
    removeListener: (event, listener) => listeners.get(event)?.delete(listener),
  }
  const contextBridge = {
    exposeInMainWorld: (name, api) =>
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }),
  }
  // The clipboard is read and written in events of its own, which nobody else sees.
  let copying = null
  let pasting = null
  const take = (event, work) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    work(event.clipboardData)
  }
  addEventListener(
    'copy',
    (event) =>
      copying &&
      take(event, (data) => {
        for (const [type, text] of Object.entries(copying)) data.setData(type, text)
      }),
    true,
  )
  addEventListener(
    'paste',
    (event) =>
      pasting &&
      take(event, (data) => {
        pasting(Object.fromEntries([...data.types].map((type) => [type, data.getData(type)])))
      }),
    true,
  )
  for (const type of ['mousedown', 'mouseup'])
    addEventListener(
      type,
      ({ button }) =>
        send({ kind: 'input', type: type === 'mousedown' ? 'mouseDown' : 'mouseUp', button: ['left', 'middle', 'right'][button] }),
      true,
    )
  addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      send({ kind: 'zoom', direction: event.deltaY < 0 ? 'in' : 'out' })
    },
    { passive: false },
  )
  const receiver = {
    reply: (id, ok, text) => {
      const { resolve, reject } = calls.get(id) ?? {}
      calls.delete(id)
      if (ok) resolve?.(code.read(text))
      else reject?.(new Error(text))
    },
    event: (event, text) => {
      for (const listener of [...(listeners.get(event) ?? [])]) listener({}, code.read(text))
    },
    copy: (parts) => {
      copying = parts
      document.execCommand('copy')
      copying = null
    },
    awaitPaste: () => {
      receiver.pasted = new Promise((resolve) => {
        pasting = (parts) => {
          pasting = null
          resolve(parts)
        }
      })
    },
    paste: () => receiver.pasted,
  }
  Object.defineProperty(globalThis, Symbol.for('stand-in'), { value: receiver })
  preload((name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`A sandboxed preload script can't load ${name}.`)
  })
}

/** The script for a window with this preload script. */
function pageScript(preload) {
  const source = readFileSync(preload, 'utf8')
  return `(${inPage})(${JSON.stringify(BINDING)}, (${messages})(), (require) => {${source}\n})`
}

module.exports = { pageScript, callPage, BINDING }
