// The application menu: built from the window's command registry; a choice is sent back as an event.
import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuEntry, MenuLine, MenuModel } from '#shared/menu'
import { acceleratorOf } from './accelerator'
import { sendEvent } from './send'

/** Shows a menu. One of the same shape as before only updates which items are checked and enabled. */
export type ShowMenu = (model: MenuModel) => void

/** Without the system's shortcut, which belongs to another command in one of the user's sets of keys. */
const QUIT: MenuItemConstructorOptions = { role: 'quit', registerAccelerator: false }

/** Creates the menu of the window. Until the window has sent its commands, it only offers Quit. */
export function createMenu(window: BrowserWindow): ShowMenu {
  let shape = ''
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: '&File', submenu: [QUIT] }]))
  return (model) => {
    const next = shapeOf(model)
    if (next === shape) refresh(model)
    else Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(model, window)))
    shape = next
  }
}

/** Everything that can't be changed in a menu once it has been shown. */
function shapeOf(model: MenuModel): string {
  return JSON.stringify(model, (key, value: unknown) =>
    key === 'enabled' ? undefined : key === 'checked' ? value !== null : value,
  )
}

function refresh(model: MenuModel): void {
  const menu = Menu.getApplicationMenu()
  for (const line of model.flatMap(({ items }) => linesOf(items))) {
    const item = menu?.getMenuItemById(line.id)
    if (!item) continue
    item.enabled = line.enabled
    if (line.checked !== null) item.checked = line.checked
  }
}

function linesOf(entries: readonly MenuEntry[]): MenuLine[] {
  return entries.flatMap((entry) =>
    entry === 'rule' ? [] : 'items' in entry ? linesOf(entry.items) : [entry],
  )
}

function templateOf(model: MenuModel, window: BrowserWindow): MenuItemConstructorOptions[] {
  const item = (entry: MenuEntry): MenuItemConstructorOptions => {
    if (entry === 'rule') return { type: 'separator' }
    if ('items' in entry) return { label: plain(entry.label), submenu: entry.items.map(item) }
    const accelerator = entry.keys === null ? undefined : acceleratorOf(entry.keys)
    return {
      id: entry.id,
      label: plain(entry.label),
      enabled: entry.enabled,
      ...(entry.checked === null ? {} : { type: 'checkbox', checked: entry.checked }),
      // The page handles its shortcuts itself, depending on the focus: the menu only shows them.
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      click: () => sendEvent(window, 'menu.command', entry.id),
    }
  }
  const bar = model.map(({ label, items }) => ({ label: `&${plain(label)}`, submenu: items.map(item) }))
  return process.platform === 'darwin' ? [{ label: app.name, role: 'appMenu' }, ...bar] : bar
}

/** An ampersand would underline the following letter. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
