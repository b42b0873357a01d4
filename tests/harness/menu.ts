// Reads the application menu and chooses from it: Playwright can't reach native menus.
import type { ElectronApplication } from 'playwright-core'

/** A menu item that runs something. */
export interface MenuLine {
  /** For example `File > Recent packs > Visit`. */
  readonly path: string
  readonly id: string
  readonly accelerator: string | null
  readonly enabled: boolean
  readonly checked: boolean
}

/** All items of the current menu bar. */
export function menuLines(app: ElectronApplication): Promise<readonly MenuLine[]> {
  return app.evaluate(({ Menu }) => {
    type Items = NonNullable<ReturnType<typeof Menu.getApplicationMenu>>['items']
    const linesOf = (items: Items, above: string): MenuLine[] =>
      items.flatMap((item) => {
        const path = above + item.label.replaceAll(/&(?!&)/g, '')
        if (item.submenu) return linesOf(item.submenu.items, `${path} > `)
        if (item.type === 'separator') return []
        const { id, enabled, checked } = item
        return [{ path, id, accelerator: item.accelerator?.toString() ?? null, enabled, checked }]
      })
    return linesOf(Menu.getApplicationMenu()?.items ?? [], '')
  })
}

/** Chooses an item by its path, as a click would. */
export async function chooseFromMenu(app: ElectronApplication, path: string): Promise<void> {
  const line = (await menuLines(app)).find((one) => one.path === path)
  if (!line) throw new Error(`The menu has no ${path}.`)
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), line.id)
}
