// Files that the system asks the program to open: from a command line, or double-clicked while the window is open.
import { resolve } from 'node:path'

const OPENABLE = /\.(bpack|btemplates)$/i

/** Files waiting for the window to take them, oldest first. */
const waiting: string[] = []
let tell: () => void = () => undefined

/** Returns the files named on a command line; `folder` is its working directory. */
export function filesIn(args: readonly string[], folder: string): string[] {
  return args.filter(isFile).map((file) => resolve(folder, file))
}

/** Returns a command line without the files that it names. */
export function withoutFiles(args: readonly string[]): string[] {
  return args.filter((arg, at) => !isFile(arg, at, args))
}

const isFile = (arg: string, at: number, args: readonly string[]): boolean =>
  OPENABLE.test(arg) && !arg.startsWith('-') && args[at - 1] !== '--db'

/** Queues files, and notifies the window if there is one. */
export function openFiles(files: readonly string[]): void {
  waiting.push(...files)
  if (files.length > 0) tell()
}

/** Takes the next file from the queue; undefined when it is empty. */
export function nextFile(): string | undefined {
  return waiting.shift()
}

/** Calls `listener` whenever files arrive. */
export function onFiles(listener: () => void): void {
  tell = listener
}
