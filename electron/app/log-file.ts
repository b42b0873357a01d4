// The log: one file in the program's own folder that only the user may read, with the one before it.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { traceOf } from '#shared/trace'
import { programFolder } from './paths'

/** A file that is this long, in bytes, makes way for a new one. */
const FULL = 512 * 1024

/** Where it is. */
export function logFile(): string {
  return join(programFolder(process.env, process.platform), 'logs', 'attache.log')
}

/** The lines for an event; `error` is what was thrown, if anything was. `what` is words of the program's own. */
export function logLines(what: string, error?: unknown): readonly string[] {
  if (error === undefined) return [what]
  const [kind = '', ...places] = traceOf(error)
  return [`${what}: ${kind}`, ...places]
}

/** Adds an event to the file; where that can't be written to, nothing is kept. */
export function appendToLog(lines: readonly string[]): void {
  const file = logFile()
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FULL) renameSync(file, `${file}.1`)
    appendFileSync(file, `${new Date().toISOString()} ${process.pid} ${lines.join('\n')}\n`, { mode: 0o600 })
  } catch {
    // A failure to log is no reason to fail.
  }
}

/** The last lines of the file; none where there is no file. */
export function lastLogLines(count: number): readonly string[] {
  try {
    return readFileSync(logFile(), 'utf8').trimEnd().split('\n').slice(-count)
  } catch {
    return []
  }
}
