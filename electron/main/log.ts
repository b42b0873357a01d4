// Logging of the main process, to the terminal and the log file: never the user's text.
import { appendToLog, logLines } from '../app/log-file'

/** Logs an event, in the program's own words. */
export function logInfo(what: string): void {
  console.info(`attache: ${what}`)
  appendToLog([what])
}

/** Logs a failure: its kind and location in the program, without its message. */
export function logError(what: string, error: unknown): void {
  logTrace(logLines(what, error))
}

/** Logs a failure given as ready-made lines. */
export function logTrace(lines: readonly string[]): void {
  console.error(`attache: ${lines.join('\n')}`)
  appendToLog(lines)
}
