// What the window is told about the program and its library when it opens.

/** Information for the window at its start. */
export interface AppInfo {
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Shown once when the program runs on an unsupported runtime; empty otherwise. */
  readonly runtimeWarning: string
  /** The window was never open on this library before. */
  readonly firstStart: boolean
  /** The library is read-only: nothing can be saved. */
  readonly readOnly: boolean
  /** False when the window crashed with the last pack: it then opens with the list, whatever the settings say. */
  readonly withLastPack: boolean
  /** Ids of the marking schemes that an administrator offers; null for all. */
  readonly schemes: readonly string[] | null
}
