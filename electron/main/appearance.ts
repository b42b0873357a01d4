// Light, dark, or as the system is.
import { nativeTheme } from 'electron'
import type { Settings } from '#shared/ipc'

/** Makes the window frame and `prefers-color-scheme` follow the user's choice. */
export function applyAppearance({ appearance }: Pick<Settings, 'appearance'>): void {
  nativeTheme.themeSource = appearance
}
