// The application menu: every item is a `menu.command` event to the window, or a role of the system.
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/ipc'
import { sendEvent } from './send'

/** Builds and sets the menu of the one window. */
export function setMenu(window: BrowserWindow): void {
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => sendEvent(window, 'menu.command', name),
  })
  const template: MenuItemConstructorOptions[] = [
    {
      label: '&File',
      submenu: [
        command('&New pack…', 'newPack', 'CmdOrCtrl+N'),
        command('&Library', 'openLibrary', 'CmdOrCtrl+Shift+L'),
        { type: 'separator' },
        command('&Export as PDF…', 'export', 'CmdOrCtrl+E'),
        { type: 'separator' },
        command('&Settings…', 'settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('&Undo', 'undo'),
        command('&Redo', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('&Find…', 'find'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        command('&Focus mode', 'focusMode', 'CmdOrCtrl+Shift+Enter'),
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Help',
      submenu: [
        command('&Command palette…', 'palette', 'CmdOrCtrl+K'),
        command('&Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
