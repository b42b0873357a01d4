// Writes files atomically: under another name in the same folder first, so that the target is either the old file or the new one.
import { chmod, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { AppError } from '#shared/result'
import { notePart, partialPath } from './part-files'

/** Advice for failures that users meet. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space and try again',
  EACCES: 'you don’t have permission to save there. Choose another folder',
  EPERM: 'access was denied. It may be open in another program, or the folder is protected',
  EROFS: 'the disk is read-only. Choose another folder',
  EBUSY: 'it is open in another program. Close it there and try again',
  ENOENT: 'the folder does not exist. Choose another folder',
  ENOTDIR: 'the folder does not exist. Choose another folder',
  EISDIR: 'there is a folder with that name. Choose another name',
  ENAMETOOLONG: 'the name is too long. Choose a shorter one',
}

/** Failures of the folder: every other file would fail as well. */
const OF_FOLDER: ReadonlySet<string> = new Set(['EACCES', 'EROFS', 'ENOENT', 'ENOTDIR'])

/**
 * Writes `bytes` to `target`, or to the file that a symbolic link of that name leads to; they are on disk when this
 * resolves. A replaced file's permissions are kept. `partial` is the temporary name, which the caller has noted. Throws
 * `export/no-folder` or `export/failed`; the old file, if any, is then unchanged and nothing else is left.
 */
export async function writeFileWhole(target: string, bytes: Uint8Array, partial?: string): Promise<void> {
  const file = await linkedFile(target)
  const part = partial ?? partialPath(file)
  const forget = partial === undefined ? await notePart(part) : async () => undefined
  try {
    await writeDurably(part, bytes)
    await chmod(part, await rightsOf(file))
    await rename(part, file)
    await syncFolder(dirname(file))
  } catch (cause) {
    await rm(part, { force: true })
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    throw new AppError(
      OF_FOLDER.has(code) ? 'export/no-folder' : 'export/failed',
      `${target} was not saved: ${ADVICE[code] ?? `system error ${code || String(cause)}`}.`,
      { cause },
    )
  } finally {
    await forget()
  }
}

/** Resolves the symbolic links of a path, whether or not the file at their end exists. */
export async function linkedFile(path: string, linksLeft = 40): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const next = linksLeft > 0 ? await readlink(path).catch(() => undefined) : undefined
    return next === undefined ? path : linkedFile(resolve(dirname(path), next), linksLeft - 1)
  }
}

/** Permissions of the file to be replaced; for a new file, those that the user's files usually get. */
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

/** Flushes the new name to disk, where the system supports it. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => undefined)
  await opened?.close()
}
