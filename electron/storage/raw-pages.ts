// The pages of a library and its log, read without SQLite: for a file in which SQLite can't find its way.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { readLog } from './log-frames'
import { sizeOf } from './on-disk'

/** Page size of our libraries, in bytes. */
export const PAGE_BYTES = 4096

/** A library's pages as the last complete change in the log left them. */
export interface RawPages {
  readonly count: number
  /** Returns a page by its number, from 1; undefined for one that is not there. The buffer is not used again. */
  page(number: number): Buffer | undefined
  close(): void
}

/** Opens the pages of a library whose file or log may be missing. */
export function openPages(path: string): RawPages {
  const library = sizeOf(path) === null ? null : openSync(path, 'r')
  const log = sizeOf(`${path}-wal`) === null ? null : openSync(`${path}-wal`, 'r')
  const inLog = log === null ? new Map<number, number>() : newestInLog(log)
  // A page that is cut off counts too: its beginning may hold rows.
  const inFile = library === null ? 0 : Math.ceil(fstatSync(library).size / PAGE_BYTES)
  return {
    count: Math.max(inFile, 0, ...inLog.keys()),
    page: (number) => {
      const at = inLog.get(number)
      if (log !== null && at !== undefined) return readPage(log, at)
      return library === null ? undefined : readPage(library, (number - 1) * PAGE_BYTES)
    },
    close: () => {
      for (const file of [library, log]) if (file !== null) closeSync(file)
    },
  }
}

function readPage(file: number, at: number): Buffer | undefined {
  const page = Buffer.alloc(PAGE_BYTES)
  return readSync(file, page, 0, PAGE_BYTES, at) > 0 ? page : undefined
}

/** Where the newest version of each page begins in the log. */
function newestInLog(file: number): Map<number, number> {
  const [newest, change] = [new Map<number, number>(), new Map<number, number>()]
  const log = readLog(file)
  if (typeof log === 'string' || log.pageSize !== PAGE_BYTES) return newest
  for (const { page, pages, at, isSound } of log.frames()) {
    if (!isSound) break
    change.set(page, at)
    if (pages === 0) continue
    for (const [number, place] of change) newest.set(number, place)
    change.clear()
  }
  return newest
}
