// The application menu as data: sent by the window, shown by the main process.

/** A command in the menu. */
export interface MenuLine {
  /** Id of the command in the window's registry; unique in the menu. */
  readonly id: string
  readonly label: string
  /** Its shortcut, for example `Ctrl+Shift+L`; null for none. */
  readonly keys: string | null
  readonly enabled: boolean
  /** Whether it is checked; null for an item that can't be. */
  readonly checked: boolean | null
}

/** A menu or submenu. */
export interface MenuPart {
  readonly label: string
  readonly items: readonly MenuEntry[]
}

export type MenuEntry = MenuLine | MenuPart | 'rule'

/** The whole menu bar, from left to right. */
export type MenuModel = readonly MenuPart[]

/** What only the main process can do: a page may not read the clipboard, and Chromium acts on the focused element. */
export const WINDOW_COMMANDS = [
  'cut',
  'copy',
  'paste',
  'pasteAsText',
  'selectAll',
  'fullScreen',
  'minimize',
  'quit',
  'showLog',
  'copyDiagnostics',
] as const
export type WindowCommand = (typeof WINDOW_COMMANDS)[number]

/** Smaller, back to the normal size, or larger. */
export const ZOOM_STEPS = [-1, 0, 1] as const
export type ZoomStep = (typeof ZOOM_STEPS)[number]
