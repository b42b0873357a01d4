// The state that the handlers of all channels share.
import type { BrowserWindow } from 'electron'
import type { AppInfo } from '#shared/ipc'
import type { Library } from '#shared/template'
import type { Database } from '../storage/database'
import type { Backups } from './backups'
import type { Closing } from './closing'
import type { ShowMenu } from './menu'
import type { Scratch } from './scratch'

/** Everything the handlers share. */
export interface AppContext {
  readonly window: BrowserWindow
  readonly db: Database
  /** The file of `db`, from which a worker opens its own connection. */
  readonly databasePath: string
  /** Whether the library can't be changed. */
  readonly readOnly: boolean
  /** Whether the window may open the last pack at start. */
  withLastPack(): boolean
  /** Call once the window has finished loading. */
  hasStarted(): void
  readonly contentRoot: string
  /** The built-in library. */
  readonly library: Library
  readonly runtimeWarning: string
  readonly firstStart: boolean
  /** A message for the user about how the library was opened. */
  readonly notice: AppInfo['notice']
  /** Finishes or cancels closing the window. */
  readonly closing: Closing
  readonly showMenu: ShowMenu
  readonly backups: Backups
  /** The folder for the program's own files about this library. */
  readonly profile: string
  /** For temporary files that are handed to other programs. */
  readonly scratch: Scratch
  /** Files written since the start, by export id: the window can show and open these and no others. */
  readonly written: Map<string, string>
}
