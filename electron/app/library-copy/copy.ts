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
import { holdMoment, inspectLibrary, openReadOnly } from '../../storage/database'
import { attempt, explained } from '../../storage/failures'
import { damaged } from '../../storage/health'
import { syncFolder } from '../../storage/on-disk'
import { makeOwnFolder, removeLeftFolders } from '../own-folder'
import { notePart, partialPath } from '../part-files'
import { isSealed, seal, unseal } from './seal'

/** Hears how much is copied, from 0 to 1; false ends it. */
export type GoesOn = (done: number) => boolean

/**
 * Saves the library as it is now. The copy is read back before it counts. Throws `export/failed` when there is a file
 * already, `storage/cancelled`, and as `openReadOnly`; nothing is left then.
 */
export async function saveLibraryCopy(
  library: string,
  target: string,
  password: string | null,
  goesOn: GoesOn = () => true,
): Promise<void> {
  refuseExisting(target)
  if (password === null) return saveOpenly(library, target, goesOn)
  await withFolder(target, async (folder) => {
    const plain = join(folder, 'library.db')
    await copyMoment(library, plain, (done) => goesOn(done * 0.5))
    checkSound(plain)
    refuseCancelled(goesOn(0.6))
    const sealed = join(folder, 'sealed')
    await toFile(sealed, (file) => seal(plain, file, password))
    refuseCancelled(goesOn(0.7))
    await toFile(join(folder, 'again.db'), (file) => unseal(sealed, file, password))
    checkSound(join(folder, 'again.db'))
    refuseCancelled(goesOn(0.9))
    await putInPlace(sealed, target)
  })
}

/** Without a password it is written to where it will be: the system's folder for temporary files may be too small. */
async function saveOpenly(library: string, target: string, goesOn: GoesOn): Promise<void> {
  try {
    await fillInPlace(target, async (part) => {
      await copyMoment(library, part, (done) => goesOn(done * 0.8))
      checkSound(part)
      refuseCancelled(goesOn(0.9))
    })
  } catch (error) {
    throw explained(target, 'Copying the library', error)
  }
}

/** Pages that are copied between two looks at `goesOn`. */
const STEP = 100

/** Copies the library as it is at one moment. */
async function copyMoment(library: string, target: string, goesOn: GoesOn): Promise<void> {
  const db = openReadOnly(library)
  try {
    holdMoment(db)
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        refuseCancelled(goesOn(totalPages > 0 ? 1 - remainingPages / totalPages : 0))
        return STEP
      },
    })
  } finally {
    db.close()
  }
}

function refuseCancelled(goesOn: boolean): void {
  if (!goesOn) throw new AppError('storage/cancelled', 'It was cancelled. Nothing was changed.')
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
    checkCopy(copy, plain)
    await putInPlace(plain, target)
  })
}

/** A log that is left there would be taken for the copy's. */
function refuseExisting(target: string): void {
  if (['', '-wal', '-journal'].some((end) => existsSync(target + end)))
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

/** The user knows the copy, and not the file that was made of it. Nothing can be recovered of that. */
function checkCopy(copy: string, plain: string): void {
  try {
    checkSound(plain)
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'storage/from-future')
      throw new AppError(cause.code, cause.message.replaceAll(plain, copy), { cause })
    // That was the disk, and not the copy.
    if (/^(SQLITE_(IOERR|FULL|CANTOPEN)|E[A-Z]+$)/.test(String((cause as { code?: unknown }).code)))
      throw cause
    throw new AppError(
      'storage/damaged',
      `${copy} is not a copy of a library, or it is damaged. It was not changed, and no library was made of it. Try another copy.`,
      { cause },
    )
  }
}

const putInPlace = (file: string, target: string): Promise<void> =>
  fillInPlace(target, async (part) => copyFileSync(file, part))

/** Written under another name first, which is noted: the folders may be on different disks, and the program may be killed. */
async function fillInPlace(target: string, fill: (part: string) => Promise<void>): Promise<void> {
  const part = partialPath(target)
  const all = ['', '-wal', '-shm', '-journal'].map((end) => part + end)
  const forget = await Promise.all(all.map(notePart))
  try {
    closeSync(openSync(part, 'wx', 0o600))
    await fill(part)
    chmodSync(part, 0o600)
    const handle = openSync(part, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(part, target)
    syncFolder(dirname(target))
  } finally {
    for (const one of all) rmSync(one, { force: true })
    for (const one of forget) await one()
  }
}
