// A copy of a whole library as one file, with or without a password; and a library from such a copy.
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import { inspectLibrary, openReadOnly } from '../../storage/database'
import { attempt, explained } from '../../storage/failures'
import { damaged } from '../../storage/health'
import { syncFolder } from '../../storage/on-disk'
import { makeOwnFolder, removeLeftFolders } from '../own-folder'
import { notePart, partialPath } from '../part-files'
import { isSealed, seal, unseal } from './seal'

/**
 * Saves the library as it is now. The copy is read back before it counts. Throws `export/failed` when there is a file
 * already, and as `openReadOnly`; nothing is left then.
 */
export async function saveLibraryCopy(
  library: string,
  target: string,
  password: string | null,
): Promise<void> {
  refuseExisting(target)
  await withFolder(target, async (folder) => {
    const plain = join(folder, 'library.db')
    const db = openReadOnly(library)
    try {
      await db.backup(plain)
    } finally {
      db.close()
    }
    checkSound(plain)
    if (password === null) return putInPlace(plain, target)
    const sealed = join(folder, 'sealed')
    await toFile(sealed, (file) => seal(plain, file, password))
    await toFile(join(folder, 'again.db'), (file) => unseal(sealed, file, password))
    checkSound(join(folder, 'again.db'))
    await putInPlace(sealed, target)
  })
}

/**
 * Makes a library of a copy. Throws `usage` when it has a password and none is given, `exchange/invalid` for a wrong
 * one, `storage/damaged`, and `export/failed` when there is a file already; nothing is left then.
 */
export async function readLibraryCopy(copy: string, target: string, password: string | null): Promise<void> {
  refuseExisting(target)
  const hasPassword = attempt(copy, 'Reading the copy', () => isSealed(copy))
  if (hasPassword && password === null) throw new AppError('usage', `${copy} has a password.`)
  await withFolder(target, async (folder) => {
    const plain = join(folder, 'library.db')
    if (hasPassword) await toFile(plain, (file) => unseal(copy, file, password ?? ''))
    else copyFileSync(copy, plain)
    checkSound(plain)
    await putInPlace(plain, target)
  })
}

function refuseExisting(target: string): void {
  if (existsSync(target))
    throw new AppError(
      'export/failed',
      `${target} is there already. Choose another name; nothing was replaced.`,
    )
}

const PREFIX = 'attache-copy-'

/** Removes what a program that was killed while it copied has left. */
export const removeLeftCopies = (): void => removeLeftFolders(tmpdir(), PREFIX)

/** A private folder: what is not encrypted yet is never beside the target, which may be on a stick. */
async function withFolder(target: string, run: (folder: string) => Promise<void>): Promise<void> {
  const folder = makeOwnFolder(tmpdir(), PREFIX)
  try {
    await run(folder)
  } catch (error) {
    throw explained(target, 'Copying the library', error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function toFile(path: string, fill: (file: number) => Promise<void>): Promise<void> {
  const file = openSync(path, 'wx', 0o600)
  try {
    await fill(file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function checkSound(file: string): void {
  const { structure } = inspectLibrary(file)
  if (structure.length > 0) throw damaged(file, structure)
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Copied under another name first, which is noted: the folders may be on different disks, and the program may be killed. */
async function putInPlace(file: string, target: string): Promise<void> {
  const part = partialPath(target)
  const forget = await notePart(part)
  try {
    closeSync(openSync(part, 'wx', 0o600))
    copyFileSync(file, part)
    chmodSync(part, 0o600)
    const handle = openSync(part, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(part, target)
    syncFolder(dirname(target))
  } finally {
    rmSync(part, { force: true })
    await forget()
  }
}
