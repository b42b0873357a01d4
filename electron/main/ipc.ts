// The only user of ipcMain: refuses untrusted senders and answers every channel in one place.
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { channels } from '#shared/ipc'
import { resultText } from '#shared/reply-text'
import { AppError } from '#shared/result'
import { type AnswerHandlers, answer, failure, type RequestParsers } from './answer'

/** Answers every channel. `isTrusted` decides whether a message comes from the program's own window. */
export function serveIpc(
  parsers: RequestParsers,
  handlers: AnswerHandlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, raw: unknown) =>
      isTrusted(event)
        ? answer(channel, raw, parsers, handlers).then(resultText)
        : resultText(
            failure(
              new AppError(
                'ipc/refused',
                `${channel} was refused: the message did not come from Attaché's window.`,
              ),
            ),
          ),
    )
  }
}
