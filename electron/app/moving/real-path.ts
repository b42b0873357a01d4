// A path as the system writes it, to tell whether two paths are the same file.
import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Returns the path without links and in the system's spelling, even for a file or folder that does not exist yet. */
export function realPath(file: string): string {
  try {
    return realpathSync.native(file)
  } catch {
    const folder = dirname(file)
    return folder === file ? file : join(realPath(folder), basename(file))
  }
}
