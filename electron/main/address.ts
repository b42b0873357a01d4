// The address of a link as it is shown to the user, and what is wrong with it.
import { AppError } from '#shared/result'

/** Letters that are not seen, or that turn the order of others. */
const UNSEEN = /[\p{C}\p{Z}]|\p{Default_Ignorable_Code_Point}/gu

/** The address with unseen letters as their numbers, and the site that it really leads to below it. */
export function addressToShow(href: string): string {
  const visible = href.replace(UNSEEN, (letter) => `[U+${hex(letter)}]`)
  const site = siteOf(href)
  return site === '' ? visible : `${visible}\n\nSite: ${site}`
}

/** Throws `ipc/refused` for a link to a message that takes a file of the user's with it. */
export function refuseHarmful(href: string): void {
  if (!/^\s*mailto:/i.test(href)) return
  const names = [...new URLSearchParams(href.split('?').slice(1).join('&')).keys()]
  if (!names.some((name) => name.toLowerCase().includes('attach'))) return
  throw new AppError(
    'ipc/refused',
    'This link would attach a file from your computer to a message. Write the message in your mail program instead.',
  )
}

function siteOf(href: string): string {
  try {
    const { protocol, host } = new URL(href)
    return /^https?:$/.test(protocol) ? host : ''
  } catch {
    return ''
  }
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
