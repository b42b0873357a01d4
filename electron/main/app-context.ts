// The state that the handlers of all channels share.
import type { BrowserWindow } from 'electron'
import type { AppInfo } from '#shared/ipc'
import type { Library } from '#shared/template'
import type { Database } from '../storage/database'
import type { Closing } from './closing'
import type { ShowMenu } from './menu'
import type { Scratch } from './scratch'

/** Everything the handlers share. */
export interface AppContext {
  readonly window: BrowserWindow
  readonly db: Database
  /** File of `db`: a worker opens its own connection. */
  readonly databasePath: string
  /** Nothing can be changed in the library. */
  readonly readOnly: boolean
  /** Whether the window may open with the last pack. */
  withLastPack(): boolean
  /** To be called when the window shows what it should. */
  hasStarted(): void
  readonly contentRoot: string
  /** The built-in library. */
  readonly library: Library
  readonly runtimeWarning: string
  readonly firstStart: boolean
  /** What the user should know of how the library was found. */
  readonly notice: AppInfo['notice']
  /** Ends or stops the closing of the window. */
  readonly closing: Closing
  readonly showMenu: ShowMenu
  /** For temporary files that are handed to other programs. */
  readonly scratch: Scratch
  /** Files written since the start, by export id: the window can show and open these and no others. */
  readonly written: Map<string, string>
}
