// Has damage looked for in a thread of its own, and repaired by the thread of the library, which then knows where it is.
import { runBackupJob } from './backup-thread'
import type { LibraryThread } from './library-thread'

/** Returns whether there was damage that was not known. Throws what the threads throw. */
export async function repairFound({ call, opened }: LibraryThread): Promise<boolean> {
  if (opened.readOnly) return false
  const found = await runBackupJob('damage', { database: opened.file }).result
  return found !== null && call('repair', found)
}
