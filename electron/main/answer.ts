// Handles one call: parse, run, wrap the result. Free of Electron, so that it can be tested in plain Node.
import type { Calls, Channel } from '#shared/ipc'
import type { ReplyText } from '#shared/reply-text'
import { AppError, type Result } from '#shared/result'
import { logError } from './log'

/** One parser per channel, from unknown to a request; throws when it does not match. */
export type RequestParsers = { readonly [C in Channel]: (raw: unknown) => Calls[C]['request'] }
/** One handler per channel. */
export type Handlers = {
  readonly [C in Channel]: (request: Calls[C]['request']) => Calls[C]['reply'] | Promise<Calls[C]['reply']>
}
/** The same, where the reply may be JSON already. */
export type AnswerHandlers = {
  readonly [C in Channel]: (
    request: Calls[C]['request'],
  ) => Calls[C]['reply'] | Promise<Calls[C]['reply'] | ReplyText>
}

/** Shown for internal errors. The log has the location; the error's own message would not help the user. */
const INTERNAL = 'Something went wrong in Attaché. Try again. Details are in the log (Help > Show log).'

/** A refusal says no more than this, in characters. */
const LONGEST_REASON = 1000

/** Parses and runs one call; never throws, failures are returned as values. */
export async function answer<C extends Channel>(
  channel: C,
  raw: unknown,
  parsers: Pick<RequestParsers, C>,
  handlers: Pick<AnswerHandlers, C>,
): Promise<Result<Calls[C]['reply'] | ReplyText>> {
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
    return { ok: true, value: await handlers[channel](request) }
  } catch (error) {
    return failure(error)
  }
}

/** Turns a thrown error into a value; Electron would transmit only its message. */
export function failure(error: unknown): Result<never> {
  if (error instanceof AppError) {
    const { code, message, refused, cause } = error
    if (code === 'internal' || cause !== undefined) logError('a call was refused', error)
    return { ok: false, error: { code, message, ...(refused.length > 0 ? { refused } : {}) } }
  }
  logError('a call failed', error)
  return { ok: false, error: { code: 'internal', message: INTERNAL } }
}

/** It may quote what was sent, which can be of any length. */
function firstLine(error: unknown): string {
  const words = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .slice(0, 6)
    .join(' ')
    .trim()
  return words.length > LONGEST_REASON ? `${words.slice(0, LONGEST_REASON)}…` : words
}
