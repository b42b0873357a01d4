// External links: shown with anything hidden in them before the system opens them.
import { type BrowserWindow, dialog, shell } from 'electron'
import { addressToShow, refuseHarmful } from './address'

/** Asks before opening a link. Throws `ipc/refused` for one that would do more than open. */
export async function openLink(window: BrowserWindow, href: string): Promise<null> {
  refuseHarmful(href)
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this link outside Attaché?',
    detail: addressToShow(href),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  if (answer.response === 0 && /^(https?|mailto|tel):/i.test(href)) await shell.openExternal(href)
  return null
}
