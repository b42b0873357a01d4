// The log: a file in the program's own folder that only the user may read, and its predecessor.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { traceOf } from '#shared/trace'
import { programFolder } from './paths'

/** Size in bytes at which the file is rotated. */
const FULL = 512 * 1024
/** It is emptied at this length where it can't be moved away. */
const MOST = 8 * FULL

/** Returns the path of the log. */
export function logFile(): string {
  return join(programFolder(process.env, process.platform), 'logs', 'attache.log')
}

/** Formats an event as lines; `error` is the thrown value, if any. `what` is in the program's own words. */
export function logLines(what: string, error?: unknown): readonly string[] {
  if (error === undefined) return [what]
  const [kind = '', ...places] = traceOf(error)
  return [`${what}: ${kind}`, ...places]
}

/** Appends an event to the file; lost if it can't be written. */
export function appendToLog(lines: readonly string[]): void {
  const file = logFile()
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    rotate(file)
    appendFileSync(file, `${new Date().toISOString()} ${process.pid} ${lines.join('\n')}\n`, { mode: 0o600 })
  } catch {
    // A failure to log is no reason to fail.
  }
}

/** Another process may be in the way on Windows, for a moment: then the file grows a little longer. */
function rotate(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= FULL) return
  try {
    renameSync(file, `${file}.1`)
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return
    if (statSync(file).size > MOST) truncateSync(file)
  }
}

/** Returns the last lines of the file; none when there is no file. */
export function lastLogLines(count: number): readonly string[] {
  try {
    return readFileSync(logFile(), 'utf8').trimEnd().split('\n').slice(-count)
  } catch {
    return []
  }
}
