// Files that the system asks the program to open: named on a command line, or double-clicked while the window is there.
import { resolve } from 'node:path'

const OPENABLE = /\.(bpack|btemplates)$/i

/** Those that wait until the window takes them, the oldest first. */
const waiting: string[] = []
let tell: () => void = () => undefined

/** The files that a command line names; `folder` is where it was given. */
export function filesIn(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg, at) => OPENABLE.test(arg) && !arg.startsWith('-') && args[at - 1] !== '--db')
    .map((file) => resolve(folder, file))
}

/** Puts files in line, and tells the window if there is one. */
export function openFiles(files: readonly string[]): void {
  waiting.push(...files)
  if (files.length > 0) tell()
}

/** The next file in line; undefined when there is none. */
export function nextFile(): string | undefined {
  return waiting.shift()
}

/** Calls `listener` whenever files have come. */
export function onFiles(listener: () => void): void {
  tell = listener
}
