// Folders that the program creates and later deletes: each carries a marker file with its owner.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRunning } from './running'

/** Marker file in each folder that may be deleted; holds the id of the process that created it. */
const MARK = '.made-by-attache'

/** Creates a private folder in `parent` whose name starts with `prefix`. */
export function makeOwnFolder(parent: string, prefix: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(parent, prefix))
  writeFileSync(join(folder, MARK), String(process.pid), { flag: 'wx', mode: 0o600 })
  return folder
}

/**
 * Creates the private folder `folder`, which is kept, or accepts one that the program created. Returns false for any
 * other folder, in which nothing may be deleted. The folders around it are created too.
 */
export function claimOwnFolder(folder: string): boolean {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // One that is empty may have been left by a process that was killed before it had marked it.
  if (namesIn(folder).length === 0)
    writeFileSync(join(folder, MARK), String(process.pid), { flag: 'wx', mode: 0o600 })
  return isOwnFolder(folder)
}

/** Whether the program created a folder. */
export function isOwnFolder(folder: string): boolean {
  return makerOf(folder) !== undefined
}

/** Deletes a folder created by `makeOwnFolder`, with its contents; leaves any other folder alone. */
export function removeOwnFolder(folder: string): void {
  if (makerOf(folder) !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 2 })
}

/** Deletes the folders that earlier processes left in `parent` with this prefix. */
export function removeLeftFolders(parent: string, prefix: string): void {
  for (const name of namesIn(parent)) {
    const folder = join(parent, name)
    const maker = name.startsWith(prefix) ? makerOf(folder) : undefined
    if (maker !== undefined && (maker === process.pid || !isRunning(maker))) removeOwnFolder(folder)
  }
}

/** The process that created a folder; undefined when it is not the program's or not this user's. */
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
