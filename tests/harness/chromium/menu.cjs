// `Menu` without a system that shows it: the same items, looked up and clicked by the tests.

function menuItem(template, at) {
  const { role, submenu, click } = template
  return {
    id: template.id ?? '',
    label: template.label ?? (role === 'quit' ? 'Quit' : (role ?? '')),
    type: template.type ?? (submenu ? 'submenu' : 'normal'),
    enabled: template.enabled ?? true,
    visible: template.visible ?? true,
    checked: template.checked ?? false,
    accelerator: template.accelerator ?? null,
    commandId: at,
    click: click ?? (() => undefined),
    ...(submenu && { submenu: buildFromTemplate(submenu) }),
  }
}

function buildFromTemplate(templates) {
  const items = templates.map(menuItem)
  const getMenuItemById = (id) => {
    for (const item of items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  return { items, getMenuItemById }
}

let shown = null
const Menu = {
  buildFromTemplate,
  setApplicationMenu: (menu) => {
    shown = menu
  },
  getApplicationMenu: () => shown,
}

module.exports = { Menu }
