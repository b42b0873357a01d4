// Writes a file whole: under another name in the same folder first, so that the target is the old file or the new one.
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/result'

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

/** A name beside a target for a file that is not whole yet: hidden, and short even where the target's is long. */
export function partialPath(target: string): string {
  return join(dirname(target), `.${randomUUID()}.part`)
}

/**
 * Writes `bytes` to `target`; they have reached the disk when this returns. `partial` is the name that is used until
 * then. Throws `export/failed`; the old file, if any, is then still there and nothing else is left behind.
 */
export async function writeFileWhole(
  target: string,
  bytes: Uint8Array,
  partial = partialPath(target),
): Promise<void> {
  try {
    await writeDurably(partial, bytes)
    await rename(partial, target)
  } catch (cause) {
    await rm(partial, { force: true })
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    throw new AppError(
      'export/failed',
      `${target} was not written: ${ADVICE[code] ?? `the system said ${code || String(cause)}`}.`,
      { cause },
    )
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
