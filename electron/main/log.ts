// What the main process notes, on the terminal and in the log file: never a word of the user's text.
import { appendToLog, logLines } from '../app/log-file'

/** Notes what happened, in words of the program's own. */
export function logInfo(what: string): void {
  console.info(`attache: ${what}`)
  appendToLog([what])
}

/** Notes a failure: its kind and where in the program it was, without its message. */
export function logError(what: string, error: unknown): void {
  logTrace(logLines(what, error))
}

/** Notes a failure of which the lines are known. */
export function logTrace(lines: readonly string[]): void {
  console.error(`attache: ${lines.join('\n')}`)
  appendToLog(lines)
}
