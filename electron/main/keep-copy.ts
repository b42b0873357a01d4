// Keeps what was printed or sent as a version of the pack.
import type { PackId } from '#shared/pack'
import { retryWhileBusy } from '../app/retry-while-busy'
import { keepPresent } from '../storage/history'
import type { Mark } from '../storage/versions'
import type { AppContext } from './app-context'
import { logError } from './log'

/** Marks the stored text of a pack. A copy that has left the program is not called off because this fails. */
export async function keepCopy(
  { db, readOnly }: Pick<AppContext, 'db' | 'readOnly'>,
  id: PackId,
  mark: Mark,
): Promise<void> {
  if (readOnly) return
  try {
    await retryWhileBusy(() => keepPresent(db, id, mark))
  } catch (error) {
    logError('a version was not kept', error)
  }
}
