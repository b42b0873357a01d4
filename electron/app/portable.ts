// Where a portable program keeps its files.
import { join } from 'node:path'

/** An empty file of this name beside the program makes it portable. */
export const PORTABLE_MARKER = 'portable'

/**
 * Returns the environment of a portable program in `folder`: its library and its own files lie in `data/` there. Null when no marker lies in the folder.
 */
export function portableFolders(
  folder: string,
  exists: (file: string) => boolean,
): { readonly ATTACHE_HOME: string; readonly ATTACHE_PROFILE: string } | null {
  if (!exists(join(folder, PORTABLE_MARKER))) return null
  const data = join(folder, 'data')
  return { ATTACHE_HOME: join(data, 'library'), ATTACHE_PROFILE: join(data, 'program') }
}
