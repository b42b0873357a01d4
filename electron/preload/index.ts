// The preload script: the channel list becomes `window.attache`; no Electron object reaches the page.
import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, type Channel, channels, events, FIRST_CALLS } from '#shared/ipc'

/** Asked for while the page's scripts are still being loaded; each answer is taken once. */
const asked = new Map<Channel, Promise<string>>(
  FIRST_CALLS.map((channel) => [channel, ipcRenderer.invoke(channel, null)]),
)

const bridge: Bridge = {
  call(channel, request) {
    if (!channels.includes(channel)) throw new RangeError(`Unknown channel ${channel}`)
    const early = asked.get(channel)
    asked.delete(channel)
    return early ?? ipcRenderer.invoke(channel, request)
  },
  on(event, listener) {
    if (!events.includes(event)) throw new RangeError(`Unknown event ${event}`)
    const receive = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value)
    ipcRenderer.on(event, receive)
    return () => ipcRenderer.removeListener(event, receive)
  },
}

contextBridge.exposeInMainWorld('attache', bridge)
