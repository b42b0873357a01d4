// The only user of ipcMain: refuses untrusted senders and answers every channel in one place.
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { channels } from '#shared/ipc'
import { AppError } from '#shared/result'
import { answer, failure, type Handlers, type RequestParsers } from './answer'

/** Answers every channel. `isTrusted` decides whether a message comes from the program's own window. */
export function serveIpc(
  parsers: RequestParsers,
  handlers: Handlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, raw: unknown) =>
      isTrusted(event)
        ? answer(channel, raw, parsers, handlers)
        : failure(
            new AppError(
              'ipc/refused',
              `${channel} was refused: the message did not come from Attaché's window.`,
            ),
          ),
    )
  }
}
