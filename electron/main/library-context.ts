// What the handlers in the thread of the library share.
import type { LibraryNotice } from '#shared/library-notice'
import type { Library } from '#shared/template'
import type { Database } from '../storage/database'

/** Everything the handlers in the thread share. */
export interface LibraryContext {
  readonly db: Database
  /** Whether the library can't be changed. */
  readonly readOnly: boolean
  /** The folder for the program's own files about this library. */
  readonly profile: string
  readonly contentRoot: string
  /** Returns the built-in library. */
  builtIn(): Library
  /** Shows the user a message about the library. */
  tell(notice: LibraryNotice): void
  /** Shows how much of a repair is done, from 0 to 1; null when it is over. */
  stage(done: number | null): void
}
