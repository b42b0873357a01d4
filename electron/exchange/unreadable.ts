// What to tell when a file can't be read.
import { AppError } from '#shared/result'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there',
  EISDIR: 'it is a folder',
  EACCES: 'you don’t have permission to read it',
  EPERM: 'you don’t have permission to read it',
  EBUSY: 'it is open in another program. Close it there and try again',
}

/** The error for a file that the system did not read. */
export function unreadable(name: string, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const reason = REASONS[code] ?? `the disk or the network did not give it (${code || String(cause)})`
  return new AppError('exchange/invalid', `${name} can’t be read: ${reason}.`, { cause })
}
