// Puts a backup in the place of a library: prepared beside it first, so that the swap is one rename; the old file is kept.
import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import { type Database, inspectLibrary, openForWriting } from './database'
import { attempt } from './failures'
import { damaged } from './health'
import { asideName, copyLibrary, sizeOf, syncFolder } from './on-disk'
import { makeWorkFolder } from './work-folder'

/**
 * Copies a backup to a new file beside the library and upgrades it. Throws `storage/damaged`, `storage/from-future` and
 * `storage/full`; nothing is left then.
 */
export function prepareLibrary(backup: string, path: string): string {
  return attempt(path, 'Restoring the library', () => {
    const work = makeWorkFolder(path)
    try {
      const fresh = join(work, 'library.db')
      copyFileSync(backup, fresh)
      openForWriting(fresh).close()
      const { structure } = inspectLibrary(fresh)
      if (structure.length > 0) throw damaged(backup, structure)
      return fresh
    } catch (error) {
      rmSync(work, { recursive: true, force: true })
      throw error
    }
  })
}

/**
 * Closes the library `db` and puts the prepared file in its place. Returns the name under which the old file is kept.
 * Throws `storage/busy` while another program has the library open; it is then still open here.
 */
export function replaceLibrary(db: Database, fresh: string): string {
  const path = db.name
  return attempt(path, 'Restoring the library', () => {
    const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (state?.busy !== 0) throw inUse()
    const aside = asideName(path, 'kept')
    keep(path, aside)
    db.close()
    // SQLite removes the log with the last connection; one that is left belongs to another program.
    if ((sizeOf(`${path}-wal`) ?? 0) > 0) throw inUse()
    renameSync(fresh, path)
    syncFolder(dirname(path))
    rmSync(dirname(fresh), { recursive: true, force: true })
    return aside
  })
}

const inUse = (): AppError =>
  new AppError(
    'storage/busy',
    'The library is in use by another program. Close that program, then try again. Nothing was restored.',
  )

/** There is a whole file in the library's place at every moment. */
function keep(path: string, aside: string): void {
  try {
    linkSync(path, aside)
  } catch {
    // Some file systems do not support hard links.
    copyLibrary(path, aside)
  }
}
