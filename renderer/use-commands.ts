// Commands of the whole window: from the application menu and from their keys.
import { useEffect, useRef } from 'react'
import type { MenuCommand } from '#shared/ipc'
import { on } from './bridge'

/** What is done for a command; one that is left out belongs to the screen. */
export type Commands = Partial<Record<MenuCommand, () => void>>

/** The same keys as in the menu, for where the menu doesn't get them. */
const KEYS: Readonly<Record<string, MenuCommand>> = {
  n: 'newPack',
  e: 'export',
  ',': 'settings',
  '/': 'shortcuts',
  k: 'palette',
  'shift+l': 'openLibrary',
}

/** Listens while the window is open. While a dialog is open, nothing else is begun. */
export function useCommands(commands: Commands): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const run = (command: MenuCommand): boolean => {
      const deed = document.querySelector('dialog[open]') ? undefined : latest.current[command]
      deed?.()
      return deed !== undefined
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const command = KEYS[(event.shiftKey ? 'shift+' : '') + event.key.toLowerCase()]
      if (command && run(command)) event.preventDefault()
    }
    const stop = on('menu.command', (command) => void run(command))
    window.addEventListener('keydown', onKeyDown)
    return () => {
      stop()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
