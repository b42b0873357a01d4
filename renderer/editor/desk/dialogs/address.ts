// Completes an address typed by the user.

/** Adds the scheme that is obviously meant: `example.org` is a web page, `a@b.org` an email address. */
export function completeAddress(typed: string): string {
  const address = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('#')) return address
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`
  return /^[^\s/]+\.[a-z]{2,}([/?#]\S*)?$/i.test(address) ? `https://${address}` : address
}
