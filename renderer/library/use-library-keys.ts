// Keys of the whole start screen, wherever the focus is.
import { useEffect, useRef } from 'react'
import type { MenuCommand } from '#shared/ipc'
import { on } from '../bridge'

/** What Ctrl (or Cmd) with a letter does. */
export interface LibraryKeys {
  e(): void
  f(): void
  o(): void
  z(): void
}

/** Commands of the menu that are the same as a key. */
const MENU: Partial<Record<MenuCommand, keyof LibraryKeys>> = { export: 'e', find: 'f', undo: 'z' }

/** Listens while the screen is shown and no dialog is. Undo in a text field stays the field's own. */
export function useLibraryKeys(keys: LibraryKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const run = (key: keyof LibraryKeys | undefined): boolean => {
      if (!key || document.querySelector('dialog[open]')) return false
      if (key === 'z' && document.activeElement instanceof HTMLInputElement) return false
      latest.current[key]()
      return true
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const key = event.key.toLowerCase()
      if (isKey(key) && run(key)) event.preventDefault()
    }
    const stop = on('menu.command', (command) => void run(MENU[command]))
    window.addEventListener('keydown', onKeyDown)
    return () => {
      stop()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function isKey(key: string): key is keyof LibraryKeys {
  return key === 'e' || key === 'f' || key === 'o' || key === 'z'
}
