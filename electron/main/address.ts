// Link addresses: how they are shown to the user, and which are refused.
import { AppError } from '#shared/result'

/** Invisible characters, and those that change the text direction. */
const UNSEEN = /[\p{C}\p{Z}]|\p{Default_Ignorable_Code_Point}/gu

/** Returns the address with invisible characters escaped, followed by the site it really leads to. */
export function addressToShow(href: string): string {
  const visible = href.replace(UNSEEN, (letter) => `[U+${hex(letter)}]`)
  const site = siteOf(href)
  return site === '' ? visible : `${visible}\n\nSite: ${site}`
}

/** Throws `ipc/refused` for a mailto link that would attach a file. */
export function refuseHarmful(href: string): void {
  if (!/^\s*mailto:/i.test(href)) return
  const names = [...new URLSearchParams(href.split('?').slice(1).join('&')).keys()]
  if (!names.some((name) => name.toLowerCase().includes('attach'))) return
  throw new AppError(
    'ipc/refused',
    'This link would attach a file from your computer to an email. Write the email in your mail program instead.',
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
