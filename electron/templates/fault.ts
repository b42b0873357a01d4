// Faults in a file of the library: where, what, and how they are told.
import { AppError } from '#shared/result'

/** The error for a file of the library that can't be used; `line` counts from 1. */
export function fault(file: string, line: number, message: string): AppError {
  return new AppError('template/invalid', `${file}:${line}: ${message}`)
}
