// Reports what the app requested from the network, in its main process and in its window.
import type { LaunchedApp } from './launch'

/** Schemes that never leave the machine. */
const localSchemes = new Set([
  'attache:',
  'attache-asset:',
  'data:',
  'blob:',
  'devtools:',
  'chrome-extension:',
])

/** Requests that left the machine, or tried to. */
export interface NetworkWatch {
  /** Addresses that the window asked for and connections that the main process opened, so far. */
  attempts(): Promise<readonly string[]>
}

/** Starts to watch. The window's first page must be local for its scripts to run at all, so nothing is missed. */
export function watchNetwork({ app, window }: LaunchedApp): NetworkWatch {
  const requested: string[] = []
  window.on('request', (request) => {
    const { href, protocol, hostname } = new URL(request.url())
    // In Chromium, the program's own schemes have names of hosts: see `chromium/addresses.cjs`.
    if (!localSchemes.has(protocol) && !hostname.endsWith('.attache.test')) requested.push(href)
  })
  return {
    async attempts() {
      const opened = await app.evaluate(
        () => (globalThis as { attacheConnections?: string[] }).attacheConnections ?? [],
      )
      return [...requested, ...opened]
    },
  }
}
