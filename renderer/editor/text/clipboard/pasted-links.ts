// Links in pasted HTML: addresses with small faults are mended, those that no pack can hold become their words.
import { isAllowedHref } from '#shared/document/schema'
import { unwrap } from './dom-tools'
import type { LeftOut } from './left-out'

/** Mends the links of a page. */
export function tidyLinks(page: Document, left: LeftOut): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const address = mendAddress(link.getAttribute('href') ?? '')
    if (isAllowedHref(address) && !address.startsWith('#')) {
      link.setAttribute('href', address)
      continue
    }
    // Places in a page that stays behind mean nothing here; what runs is no address at all.
    if (address !== '' && !/^(#|javascript:|data:|vbscript:)/i.test(address) && link.textContent?.trim())
      left.links += 1
    unwrap(link)
  }
}

/** An address as it may stand in a pack, if it is one of the web or of mail: spaces as %20, the scheme that was left out. */
export function mendAddress(text: string): string {
  const address = withoutControls(text.trim())
  const whole = /^\/\/[a-z\d]/i.test(address)
    ? `https:${address}`
    : /^www\.[a-z\d]/i.test(address)
      ? `https://${address}`
      : /^[a-z\d._%+-]{1,64}@[a-z\d-]{1,63}\.[a-z\d.-]{1,190}$/i.test(address)
        ? `mailto:${address}`
        : address
  return whole.replace(/[\s\u00a0"<>]/g, (sign) => encodeURIComponent(sign === '\u00a0' ? ' ' : sign))
}

/** Line breaks and tabs in addresses are left out by browsers, too. */
const withoutControls = (text: string): string => text.replace(/[\t\n\r]+ */g, '')
