// Folders that the program makes and removes again with all that is in them: each carries a file that says whose it is.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../app/running'

/** In each folder that may be removed; holds the number of the process that made it. */
const MARK = '.made-by-attache'

/** A new private folder in `parent`, whose name begins with `prefix`. */
export function makeOwnFolder(parent: string, prefix: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(parent, prefix))
  writeFileSync(join(folder, MARK), String(process.pid), { flag: 'wx', mode: 0o600 })
  return folder
}

/** Removes a folder that `makeOwnFolder` made, with all that is in it; leaves any other one. */
export function removeOwnFolder(folder: string): void {
  if (makerOf(folder) !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 2 })
}

/** Removes what earlier processes made in `parent` with this prefix and left behind. */
export function removeLeftFolders(parent: string, prefix: string): void {
  for (const name of namesIn(parent)) {
    const folder = join(parent, name)
    const maker = name.startsWith(prefix) ? makerOf(folder) : undefined
    if (maker !== undefined && (maker === process.pid || !isRunning(maker))) removeOwnFolder(folder)
  }
}

/** The process that made a folder; undefined for a folder that is not the program's or not this user's. */
function makerOf(folder: string): number | undefined {
  try {
    const found = lstatSync(folder)
    if (!found.isDirectory() || !isOurs(found.uid)) return undefined
    const mark = join(folder, MARK)
    const text = lstatSync(mark).isFile() ? readFileSync(mark, 'utf8') : ''
    return /^\d{1,10}$/.test(text) ? Number(text) : undefined
  } catch {
    return undefined
  }
}

function isOurs(owner: number): boolean {
  return process.getuid === undefined || owner === process.getuid()
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
