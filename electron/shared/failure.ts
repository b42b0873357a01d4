// A failure as plain data, to be sent between threads: only an expected one keeps its code.
import { AppError, type ErrorCode, type ValuePath } from './result'

/** An error thrown in another thread. */
export interface Failure {
  /** `internal` for anything but an AppError. */
  readonly code: ErrorCode
  readonly message: string
  readonly name: string
  readonly stack: string
  /** Code of the system or of SQLite; empty for none. */
  readonly systemCode: string
  /** The invalid values that an AppError names. */
  readonly refused: readonly ValuePath[]
  readonly cause: Failure | null
}

/** Maximum number of nested causes. */
const MOST_CAUSES = 4

/** Turns a thrown value into data. */
export function failureOf(error: unknown, depth = 0): Failure {
  const thrown = error instanceof Error ? error : new Error(String(error))
  const { name, message, stack = '', cause } = thrown
  const code: unknown = Reflect.get(thrown, 'code')
  return {
    code: thrown instanceof AppError ? thrown.code : 'internal',
    message,
    name,
    stack,
    refused: thrown instanceof AppError ? thrown.refused : [],
    systemCode: typeof code === 'string' && !(thrown instanceof AppError) ? code : '',
    cause: cause === undefined || depth >= MOST_CAUSES ? null : failureOf(cause, depth + 1),
  }
}

/** Recreates the error from its data: an AppError if it was one, else an error with the original stack. */
export function errorOf({ code, message, name, stack, systemCode, refused, cause }: Failure): Error {
  const options = cause === null ? {} : { cause: errorOf(cause) }
  const error =
    code === 'internal' ? new Error(message, options) : new AppError(code, message, { ...options, refused })
  return Object.assign(error, { name, stack }, systemCode === '' ? {} : { code: systemCode })
}
