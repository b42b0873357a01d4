// The only user of `window.attache`: calls reply with a value or throw an AppError.
import type { Bridge, Calls, Channel, EventName, Events } from '#shared/ipc'
import { AppError, type Result } from '#shared/result'
import { learnFrom } from './own-schemes'

declare global {
  interface Window {
    readonly attache: Bridge
  }
}

/** Calls the main process. Throws the AppError that it answered with. */
export async function call<C extends Channel>(
  channel: C,
  request: Calls[C]['request'],
): Promise<Calls[C]['reply']> {
  const result = JSON.parse(await window.attache.call(channel, request)) as Result<Calls[C]['reply']>
  if (result.ok) {
    learnFrom(channel, result.value)
    return result.value
  }
  const { code, message, refused = [] } = result.error
  throw new AppError(code, message, { refused })
}

/** Listens to an event of the main process; returns a function that removes the listener. */
export function on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void {
  return window.attache.on(event, listener)
}

/** The message to show for a failure. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
