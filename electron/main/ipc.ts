// The only user of ipcMain: check the sender, parse the request, run, wrap the result; once, for every channel.
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type Calls, type Channel, channels } from '#shared/ipc'
import { AppError, type Result } from '#shared/result'
import { logError } from './log'

/** One parser a channel: unknown -> request; throws when it doesn't fit. */
export type RequestParsers = { readonly [C in Channel]: (raw: unknown) => Calls[C]['request'] }
/** One handler a channel. */
export type Handlers = {
  readonly [C in Channel]: (request: Calls[C]['request']) => Calls[C]['reply'] | Promise<Calls[C]['reply']>
}

/** Answers every channel. `isTrusted` tells whether a message comes from the program's own window. */
export function serveIpc(parsers: RequestParsers, handlers: Handlers, isTrusted: (event: IpcMainInvokeEvent) => boolean): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, raw: unknown) =>
      isTrusted(event)
        ? answer(channel, raw, parsers, handlers)
        : failure(new AppError('ipc/refused', `${channel} was refused: the message did not come from Attaché's window.`)),
    )
  }
}

/** Parses and runs one call; every failure comes back as a value. */
export async function answer<C extends Channel>(
  channel: C,
  raw: unknown,
  parsers: RequestParsers,
  handlers: Handlers,
): Promise<Result<Calls[C]['reply']>> {
  let request: Calls[C]['request']
  try {
    request = parsers[channel](raw)
  } catch (cause) {
    return failure(new AppError('ipc/refused', `${channel} was refused: ${firstLine(cause)}`, { cause }))
  }
  try {
    return { ok: true, value: await handlers[channel](request) }
  } catch (error) {
    return failure(error)
  }
}

function failure(error: unknown): Result<never> {
  if (error instanceof AppError) return { ok: false, error: { code: error.code, message: error.message } }
  logError('a call failed', error)
  return { ok: false, error: { code: 'internal', message: `Something went wrong inside Attaché: ${firstLine(error)}` } }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 6).join(' ').trim()
}
