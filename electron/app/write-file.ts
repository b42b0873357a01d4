// Writes a file whole: under another name in the same folder first, so that the target is the old file or the new one.
import { chmod, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { AppError } from '#shared/result'
import { notePart, partialPath } from './part-files'

/** What to do about the failures that users meet. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space and try again',
  EACCES: 'it may not be written there. Choose another folder',
  EPERM: 'it may not be written there. It may be open in another program, or the folder is protected',
  EROFS: 'the disk is read-only. Choose another folder',
  EBUSY: 'it is open in another program. Close it there and try again',
  ENOENT: 'the folder does not exist. Choose another one',
  ENOTDIR: 'the folder does not exist. Choose another one',
  EISDIR: 'there is a folder of that name. Choose another name',
  ENAMETOOLONG: 'the name is too long. Choose a shorter one',
}

/**
 * Writes `bytes` to `target`, or to the file that a symbolic link of that name leads to; they have reached the disk when
 * this returns. What is replaced keeps its rights. `partial` is the name that is used until then, which the caller has
 * noted. Throws `export/failed`; the old file, if any, is then still there and nothing else is left behind.
 */
export async function writeFileWhole(target: string, bytes: Uint8Array, partial?: string): Promise<void> {
  const file = await linkedFile(target)
  const part = partial ?? partialPath(file)
  const forget = partial === undefined ? notePart(part) : () => undefined
  try {
    await writeDurably(part, bytes)
    await chmod(part, await rightsOf(file))
    await rename(part, file)
    await syncFolder(dirname(file))
  } catch (cause) {
    await rm(part, { force: true })
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    throw new AppError(
      'export/failed',
      `${target} was not written: ${ADVICE[code] ?? `the system said ${code || String(cause)}`}.`,
      { cause },
    )
  } finally {
    forget()
  }
}

/** The file that a path stands for: the end of its symbolic links, whether that is there or not. */
export async function linkedFile(path: string, linksLeft = 40): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const next = linksLeft > 0 ? await readlink(path).catch(() => undefined) : undefined
    return next === undefined ? path : linkedFile(resolve(dirname(path), next), linksLeft - 1)
  }
}

/** Of the file that is replaced; a new one gets those that the user's files usually get. */
async function rightsOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mode & 0o777
  } catch {
    return 0o666 & ~process.umask()
  }
}

/** Until it is renamed, only the user may read it. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The new name reaches the disk, too, where the system can be asked for it. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => undefined)
  await opened?.close()
}
