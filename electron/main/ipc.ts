// The only user of ipcMain: refuses untrusted senders and answers every channel in one place.
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type Channel, channels } from '#shared/ipc'
import { resultText } from '#shared/reply-text'
import { AppError } from '#shared/result'
import { type AnswerHandlers, answer, failure, type RequestParsers } from './answer'

/** What answers the window. */
export interface Served<C extends Channel = Channel> {
  readonly parsers: Pick<RequestParsers, C>
  readonly handlers: Pick<AnswerHandlers, C>
}

/** Returns what answers a channel, once it is there. */
export type FindServed = <C extends Channel>(channel: C) => Promise<Served<C>>

/** Answers every channel. `isTrusted` decides whether a message comes from the program's own window. */
export function serveIpc(find: FindServed, isTrusted: (event: IpcMainInvokeEvent) => boolean): void {
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, raw: unknown) => {
      if (!isTrusted(event)) return refused(channel)
      const { parsers, handlers } = await find(channel)
      return resultText(await answer(channel, raw, parsers, handlers))
    })
  }
}

function refused(channel: string): string {
  const message = `${channel} was refused: the message did not come from Attaché's window.`
  return resultText(failure(new AppError('ipc/refused', message)))
}
