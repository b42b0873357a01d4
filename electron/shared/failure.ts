// A failure as plain data, for the way from one thread to another: only an expected one keeps its code.
import { AppError, type ErrorCode } from './result'

/** What was thrown in another thread. */
export interface Failure {
  /** `internal` for all that is not an AppError. */
  readonly code: ErrorCode
  readonly message: string
  readonly name: string
  readonly stack: string
}

/** Turns what was thrown into data. */
export function failureOf(error: unknown): Failure {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return { code: error instanceof AppError ? error.code : 'internal', message, name, stack }
}

/** The error that the data was made of: an AppError if it was one, else one that tells where it was thrown. */
export function errorOf({ code, message, name, stack }: Failure): Error {
  const error = code === 'internal' ? new Error(message) : new AppError(code, message)
  return Object.assign(error, { name, stack })
}
