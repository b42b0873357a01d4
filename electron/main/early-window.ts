// The window from its making on: hidden until its library is open, or takes long to open. What it shows first is answered at once; what answers
// everything else takes longer to load, and is loaded while the page draws that.
import { app, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { type Channel, type EventName, type Events, FIRST_CALLS } from '#shared/ipc'
import { AppError } from '#shared/result'
import { resourcesFolder } from '../app/paths'
import type { OpenedForWindow } from './app-context'
import { appInfo } from './app-info'
import { type Served, serveIpc } from './ipc'
import { builtFile, contentRoot, devServer } from './paths'
import { APP_URL, serveSchemes } from './protocol'
import { guardSession } from './security'
import { sendEvent } from './send'
import { makeWindow } from './window'

/** How long the page may take to load, in ms. */
const LOADED_BY_MS = 1000

/** How long nothing may be on screen while the library is being opened, in ms. */
const SILENCE_MS = 800

/** The window. */
export class EarlyWindow {
  readonly window: BrowserWindow
  private readonly reveal: () => void
  private isRevealed = false
  private opened: OpenedForWindow | null = null
  private settle: (opened: OpenedForWindow) => void = () => undefined
  private served: Promise<Served> | null = null
  private silence: NodeJS.Timeout | undefined
  /** The place of the library is shown. */
  private isWaiting = false
  /** How much of a repair is done. */
  private done: number | null = null

  constructor(
    private readonly profile: string,
    private readonly database: string,
  ) {
    guardSession(devServer())
    serveSchemes({ window: builtFile('renderer'), resources: resourcesFolder(contentRoot()) }, async (id) =>
      this.opened?.library.call('readAsset', id),
    )
    const opening = new Promise<OpenedForWindow>((resolve) => {
      this.settle = resolve
    })
    const { window, reveal } = makeWindow(profile, devServer())
    this.window = window
    this.reveal = reveal
    this.opening()
    window.webContents.on('did-finish-load', () => this.tellWaiting())
    app.on('second-instance', () => this.bringForward())
    const { id } = window.webContents
    serveIpc(
      async <C extends Channel>(channel: C): Promise<Served<C>> => {
        const opened = await opening
        const isFirst = FIRST_CALLS.some((one) => one === channel)
        return isFirst && !this.served ? (this.first(opened) as unknown as Served<C>) : this.serve(opened)
      },
      // The page's last requests may arrive after the window and its library are closed.
      (event) => !window.isDestroyed() && isOwnPage(event, id),
    )
  }

  /** The library is open: the window is shown, and its calls are answered. */
  open(opened: OpenedForWindow): void {
    this.opened = opened
    clearTimeout(this.silence)
    this.window.off('closed', endNow)
    this.settle(opened)
    this.window.on('close', this.closeServed)
    if (!this.isWaiting) this.show()
    // The page has drawn what it shows first when its scripts were run. Before that, main would be in its way.
    const serve = (): void => void this.serve(opened)
    this.window.webContents.once('did-finish-load', serve)
    setTimeout(serve, LOADED_BY_MS)
  }

  /** The library is being opened. */
  opening(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.wait(), SILENCE_MS)
  }

  /** It could not be opened: the question what to do stands alone. */
  refused(): void {
    clearTimeout(this.silence)
    this.isWaiting = false
    if (this.window.isDestroyed()) return
    this.window.off('closed', endNow)
    this.window.hide()
  }

  /** Shows how much of a repair is done; null when it is over. */
  stage(done: number | null): void {
    this.done = done
    if (!this.opened) {
      this.tellWaiting()
      return
    }
    this.send('library.repairing', done)
    // After a first look that answered nothing, the page still waits for its list.
    if (done !== null) this.send('library.opening', { place: this.database, done })
  }

  /** Sends the page an event. */
  send<E extends EventName>(event: E, value: Events[E]): void {
    sendEvent(this.window, event, value)
  }

  /** The library takes long to open: the window shows that. */
  private wait(): void {
    if (this.opened || this.window.isDestroyed()) return
    this.isWaiting = true
    this.window.on('closed', endNow)
    this.tellWaiting()
    this.show()
  }

  private show(): void {
    if (this.isRevealed) this.window.show()
    else this.reveal()
    this.isRevealed = true
  }

  /** The user has started the program once more. */
  private bringForward(): void {
    const { window } = this
    const isShown = this.opened !== null || this.isWaiting
    if (!isShown || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  private tellWaiting(): void {
    if (this.isWaiting && !this.opened)
      this.send('library.opening', { place: this.database, done: this.done })
  }

  private first({ library, firstStart, startedWell }: OpenedForWindow): Served<(typeof FIRST_CALLS)[number]> {
    return {
      parsers: { 'app.info': nothing, 'window.first': nothing },
      handlers: {
        'app.info': () => appInfo({ library, firstStart, withLastPack: () => startedWell }),
        'window.first': () => library.ask('window.first', null),
      },
    }
  }

  private serve(opened: OpenedForWindow): Promise<Served> {
    const { window, profile } = this
    this.served ??= import('./serve-window').then(({ serveWindow }) => {
      window.off('close', this.closeServed)
      return serveWindow({ window, profile, ...opened })
    })
    return this.served
  }

  /** Who closes the window before it is served closes it when it is: with the last changes saved and backed up. */
  private readonly closeServed = (event: Electron.Event): void => {
    if (!this.opened) return
    event.preventDefault()
    const unguarded = (): unknown => this.window.off('close', this.closeServed)
    void this.serve(this.opened)
      .catch(unguarded)
      .then(() => this.window.close())
  }
}

function nothing(raw: unknown): null {
  if (raw === null) return null
  throw new AppError('ipc/refused', 'request: expected nothing')
}

/** Electron's security checklist, point 17: only the main frame of our window, showing our page, is answered. */
function isOwnPage(event: IpcMainInvokeEvent, webContentsId: number): boolean {
  const frame = event.senderFrame
  if (!frame || event.sender.id !== webContentsId || frame !== event.sender.mainFrame) return false
  const server = devServer()
  const home = server ? new URL(server) : new URL(APP_URL)
  const url = new URL(frame.url)
  return url.protocol === home.protocol && url.host === home.host
}

/** The thread may be stuck in the system, and would keep the process for ever. What was saved has reached the disk. */
function endNow(): void {
  app.releaseSingleInstanceLock()
  process.kill(process.pid, 'SIGKILL')
}
