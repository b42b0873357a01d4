// One call's way through main: parse, run, wrap. Without Electron, so that it can be tried out in plain Node.
import type { Calls, Channel } from '#shared/ipc'
import { AppError, type Result } from '#shared/result'
import { retryWhileBusy } from '../app/retry-while-busy'
import { logError } from './log'

/** One parser a channel: unknown -> request; throws when it doesn't fit. */
export type RequestParsers = { readonly [C in Channel]: (raw: unknown) => Calls[C]['request'] }
/** One handler a channel. */
export type Handlers = {
  readonly [C in Channel]: (request: Calls[C]['request']) => Calls[C]['reply'] | Promise<Calls[C]['reply']>
}

/** What the user is told of a fault of the program: the log has the place, the message of the fault helps nobody. */
const INTERNAL =
  'Something went wrong inside Attaché. Try again; Help > Show log opens the file that says where it was.'

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
    const refused = cause instanceof AppError ? cause.refused : []
    return failure(
      new AppError('ipc/refused', `${channel} was refused: ${firstLine(cause)}`, { cause, refused }),
    )
  }
  try {
    return { ok: true, value: await retryWhileBusy(() => handlers[channel](request)) }
  } catch (error) {
    return failure(error)
  }
}

/** Turns what was thrown into a value; Electron would carry only its message. */
export function failure(error: unknown): Result<never> {
  if (error instanceof AppError) {
    const { code, message, refused, cause } = error
    if (code === 'internal' || cause !== undefined) logError('a call was refused', error)
    return { ok: false, error: { code, message, ...(refused.length > 0 ? { refused } : {}) } }
  }
  logError('a call failed', error)
  return { ok: false, error: { code: 'internal', message: INTERNAL } }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 6).join(' ').trim()
}
