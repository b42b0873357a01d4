// A file of a folder of backups, complete or not there: written under another name, checked, flushed, then renamed.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openCopy } from '../../storage/database'
import { checkHealth, damaged } from '../../storage/health'
import { syncFolder } from '../../storage/on-disk'
import { listPacks } from '../../storage/pack-list'
import { rowFindings } from './check'

/**
 * Has `fill` write a copy of a library to the new file `part`, checks it, and gives it the name that `nameOf` returns.
 * `known` returns what is wrong with rows of that library itself. Whatever fails, nothing is left and no other file has
 * changed.
 */
export async function writeBackup(
  part: string,
  known: () => readonly string[],
  nameOf: (damaged: boolean) => string,
  fill: () => void | Promise<void>,
): Promise<void> {
  try {
    // No other user of the computer may read it; SQLite accepts an existing empty file.
    closeSync(openSync(part, 'wx', 0o600))
    await fill()
    const isDamaged = check(part, known)
    flush(part)
    renameSync(part, nameOf(isDamaged))
    syncFolder(dirname(part))
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true })
  }
}

/** Throws `storage/damaged` for damage that is not known; returns whether there is any. */
function check(part: string, known: () => readonly string[]): boolean {
  const db = openCopy(part)
  try {
    const { structure } = checkHealth(db)
    const rows = rowFindings(db)
    const isNew = rows.length > 0 && rows.join() !== known().join()
    if (structure.length > 0 || isNew) throw damaged(part, [...structure, ...rows])
    return rows.length > 0 || listPacks(db).some(({ damage }) => damage !== undefined)
  } finally {
    db.close()
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
