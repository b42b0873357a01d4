// The only sender of events to the window, typed by the contract.
import type { BrowserWindow } from 'electron'
import type { EventName, Events } from '#shared/ipc'

/** Sends an event; does nothing when the window is closed. */
export function sendEvent<E extends EventName>(window: BrowserWindow, event: E, value: Events[E]): void {
  if (!window.isDestroyed()) window.webContents.send(event, value)
}
