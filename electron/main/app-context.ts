// The state that the handlers of main share.
import type { BrowserWindow } from 'electron'
import type { UnsavedChanges } from '../app/unsaved-changes'
import type { Backups } from './backups'
import type { Closing } from './closing'
import type { LibraryThread } from './library-thread'
import type { ShowMenu } from './menu'
import type { Scratch } from './scratch'

/** Everything the handlers of main share. */
export interface AppContext {
  readonly window: BrowserWindow
  readonly library: LibraryThread
  /** Whether the window may open the last pack at start. */
  withLastPack(): boolean
  /** Call once the window has finished loading. */
  hasStarted(): void
  readonly contentRoot: string
  readonly firstStart: boolean
  /** Finishes or cancels closing the window. */
  readonly closing: Closing
  readonly showMenu: ShowMenu
  readonly backups: Backups
  /** For temporary files that are handed to other programs. */
  readonly scratch: Scratch
  /** What is typed while the library does not answer. */
  readonly unsaved: UnsavedChanges
  /** Files written since the start, by export id: the window can show and open these and no others. */
  readonly written: Map<string, string>
  /** Folders chosen for several files since the start, by id: the window can name these and no others. */
  readonly folders: Map<string, string>
}

/** An open library, and how the window was left the last time. */
export interface OpenedForWindow extends Pick<AppContext, 'library' | 'firstStart'> {
  readonly database: string
  /** The last start did not end in a crash. */
  readonly startedWell: boolean
}
