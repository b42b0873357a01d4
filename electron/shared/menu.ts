// The application menu as data: the window says what it holds, the main process shows it.

/** A command in the menu. */
export interface MenuLine {
  /** Id of the command in the window's registry; unlike all others of the menu. */
  readonly id: string
  readonly label: string
  /** Its keys in words, for example `Ctrl+Shift+L`; null for none. */
  readonly keys: string | null
  readonly enabled: boolean
  /** Set for what is on or off; null for what is neither. */
  readonly checked: boolean | null
}

/** A menu, or a menu inside one. */
export interface MenuPart {
  readonly label: string
  readonly items: readonly MenuEntry[]
}

export type MenuEntry = MenuLine | MenuPart | 'rule'

/** The whole menu bar, from left to right. */
export type MenuModel = readonly MenuPart[]

/** What only the main process can do: a page may not read the clipboard, and the browser acts on what has the focus. */
export const WINDOW_DEEDS = [
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
export type WindowDeed = (typeof WINDOW_DEEDS)[number]

/** Smaller, back to the normal size, or larger. */
export const ZOOM_STEPS = [-1, 0, 1] as const
export type ZoomStep = (typeof ZOOM_STEPS)[number]
