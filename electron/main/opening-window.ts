// What is shown while the library takes long to open: its place, and how far a repair is. The same window then shows the library.
import { app, type BrowserWindow } from 'electron'
import { sendEvent } from './send'
import { openWindow } from './window'

/** How long nothing may be on screen, in ms. */
const SILENCE_MS = 800

/** The window of a library that is being opened. */
export class OpeningWindow {
  private window: BrowserWindow | undefined
  private timer: NodeJS.Timeout | undefined
  private done: number | null = null

  constructor(
    private readonly profile: string,
    private readonly devServer: string | undefined,
  ) {}

  /** Waits a moment, then shows itself unless it was taken. */
  start(database: string): void {
    if (this.window === undefined) this.timer = setTimeout(() => this.show(database), SILENCE_MS)
  }

  /** Shows how much of a repair is done. */
  stage(done: number | null): void {
    this.done = done
    if (this.window) sendEvent(this.window, 'library.repairing', done)
  }

  /** Returns the window for the library, which is open now, or can't be opened; undefined when it was never shown. */
  take(): BrowserWindow | undefined {
    clearTimeout(this.timer)
    const { window } = this
    this.window = undefined
    window?.off('closed', endNow)
    return window?.isDestroyed() ? undefined : window
  }

  private show(database: string): void {
    const window = openWindow(this.profile, this.devServer, database)
    this.window = window
    window.on('closed', endNow)
    window.webContents.on('did-finish-load', () => this.stage(this.done))
  }
}

/** The thread may be stuck in the system, and would keep the process for ever. What was saved has reached the disk. */
function endNow(): void {
  app.releaseSingleInstanceLock()
  process.kill(process.pid, 'SIGKILL')
}
