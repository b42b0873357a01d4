// The preload script: the channel list becomes `window.attache`; no Electron object reaches the page.
import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, channels, events } from '#shared/ipc'

const bridge: Bridge = {
  call(channel, request) {
    if (!channels.includes(channel)) throw new RangeError(`Unknown channel ${channel}`)
    return ipcRenderer.invoke(channel, request)
  },
  on(event, listener) {
    if (!events.includes(event)) throw new RangeError(`Unknown event ${event}`)
    const receive = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value)
    ipcRenderer.on(event, receive)
    return () => ipcRenderer.removeListener(event, receive)
  },
}

contextBridge.exposeInMainWorld('attache', bridge)
