// Temporary folders beside a library: hidden, private, and removed at the next start after a kill.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { namesIn } from './on-disk'

const WORK_FILES = /^(library|alone|mended|new)\.db(-wal|-shm|-journal|\.version-\d+\.bak(\.part)?)?$/

/** Beside the library, as a large one may not fit on another disk. Another library's folder may be in use. */
function prefixOf(path: string): string {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 8)
  return join(dirname(path), `.attache-work-${name}-`)
}

/** Creates a folder that whoever asks for it removes. */
export function makeWorkFolder(path: string): string {
  return mkdtempSync(prefixOf(path))
}

/** Runs `work` with a new folder, then removes it. */
export function withWorkFolder<T>(path: string, work: (folder: string) => T): T {
  const folder = makeWorkFolder(path)
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Removes what interrupted work on this library left; a folder with anything else in it is not ours. */
export function clearWork(path: string): void {
  const folder = dirname(path)
  const prefix = basename(prefixOf(path))
  for (const name of namesIn(folder).filter((one) => one.startsWith(prefix))) {
    const left = join(folder, name)
    if (namesIn(left).every((file) => WORK_FILES.test(file))) rmSync(left, { recursive: true, force: true })
  }
}
