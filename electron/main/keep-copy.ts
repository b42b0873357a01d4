// Keeps what was printed or sent as a version of the pack.
import type { PackId } from '#shared/pack'
import type { Mark } from '../storage/versions'
import type { AppContext } from './app-context'
import { logError } from './log'

/** Marks the stored text of a pack. A copy that has left the program is not called off because this fails. */
export async function keepCopy(
  { library }: Pick<AppContext, 'library'>,
  id: PackId,
  mark: Mark,
): Promise<void> {
  if (library.opened.readOnly) return
  try {
    await library.call('keepPresent', id, mark)
  } catch (error) {
    logError('a version was not kept', error)
  }
}
