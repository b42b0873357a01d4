// Faults in a file of the library: file, line and message.
import { AppError } from '#shared/result'

/** Returns the error for an unusable file of the library; `line` counts from 1. */
export function fault(file: string, line: number, message: string): AppError {
  return new AppError('template/invalid', `${file}:${line}: ${message}`)
}
