// Restrictions for the whole process: no network, no permissions, no foreign pages.
import { app, type Session, session } from 'electron'
import { logInfo } from './log'

/** The window's own schemes; none leaves the machine or reads from its disk. */
const LOCAL = /^(attache|attache-asset|data|blob):/
/** The developer tools, available in development only. */
const TOOLS = /^(devtools|chrome):/

/** Must run before the app is ready: no name ever resolves, and Chromium's background traffic is off. */
export function forbidNetwork(devServer: string | undefined): void {
  const switches = app.commandLine
  switches.appendSwitch('disable-background-networking')
  switches.appendSwitch('disable-component-update')
  switches.appendSwitch('disable-domain-reliability')
  switches.appendSwitch('no-pings')
  // The first is the name in older versions of Chromium.
  for (const name of ['force-webrtc-ip-handling-policy', 'webrtc-ip-handling-policy'])
    switches.appendSwitch(name, 'disable_non_proxied_udp')
  if (!devServer) switches.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Refuses every request that would leave the machine and every permission a page could ask for. */
export function guardSession(devServer: string | undefined, guarded: Session = session.defaultSession): void {
  guarded.webRequest.onBeforeRequest((details, decide) => {
    const allowed = LOCAL.test(details.url) || (devServer !== undefined && isOfServer(details.url, devServer))
    if (!allowed) logInfo(`refused a request (${schemeOf(details.url)})`)
    decide({ cancel: !allowed })
  })
  guarded.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  guarded.setPermissionCheckHandler(() => false)
  // Chromium's spelling checker would download its dictionaries.
  guarded.setSpellCheckerEnabled(false)
  // macOS uses the system's checker, which has no such list.
  if (process.platform !== 'darwin') guarded.setSpellCheckerLanguages([])
}

function isOfServer(url: string, devServer: string): boolean {
  return TOOLS.test(url) || new URL(url).host === new URL(devServer).host
}

/** An unusual scheme may be a word of the user's. */
function schemeOf(url: string): string {
  return /^(https?|wss?|ftp|file|devtools|chrome)(?=:)/.exec(url)?.[0] ?? 'another scheme'
}
