// Links in pasted HTML: small mistakes in addresses are corrected; links that a pack can't store become plain text.
import { isAllowedHref } from '#shared/document/schema'
import { unwrap } from './dom-tools'
import type { LeftOut } from './left-out'

/** Corrects the links of a page. */
export function tidyLinks(page: Document, left: LeftOut): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const address = mendAddress(link.getAttribute('href') ?? '')
    if (isAllowedHref(address) && !address.startsWith('#')) {
      link.setAttribute('href', address)
      continue
    }
    // Anchors of another page mean nothing here, and a script is not an address.
    if (address !== '' && !/^(#|javascript:|data:|vbscript:)/i.test(address) && link.textContent?.trim())
      left.links += 1
    unwrap(link)
  }
}

/**
 * Returns an address in the form allowed in a pack, if it is a web or mail address: spaces as %20, a missing scheme
 * added.
 */
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

/** Browsers ignore line breaks and tabs in addresses, too. */
const withoutControls = (text: string): string => text.replace(/[\t\n\r]+ */g, '')
