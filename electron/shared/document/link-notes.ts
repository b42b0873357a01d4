// Decides which links need their address in a note on paper: those whose text does not show it.
import type { Inline } from './nodes'
import { isToConfirm } from './to-confirm'

/** Address of the link that an inline is part of; null without one, for links within the document and words to confirm. */
function addressOf(inline: Inline | undefined): string | null {
  if (inline?.type !== 'text' || isToConfirm(inline)) return null
  const link = inline.marks?.find((mark) => mark.type === 'link')
  return link?.type === 'link' && !link.attrs.href.startsWith('#') ? link.attrs.href : null
}

/** Returns the addresses to print, by the index (in `content`) of the last inline of their link. */
export function linkNotes(content: readonly Inline[]): Map<number, string> {
  const notes = new Map<number, string>()
  let shown = ''
  content.forEach((inline, index) => {
    const href = addressOf(inline)
    if (href === null || inline.type !== 'text') return
    shown = addressOf(content[index - 1]) === href ? shown + inline.text : inline.text
    if (addressOf(content[index + 1]) !== href && !showsAddress(shown, href)) notes.set(index, href)
  })
  return notes
}

/** An address as printed: mail addresses and telephone numbers without their prefix. */
export const printedAddress = (href: string): string => href.replace(/^(?:mailto|tel):/i, '')

/** Whether the text shows an address; parts that browsers hide may be missing. */
function showsAddress(words: string, href: string): boolean {
  return bare(words).includes(bare(printedAddress(href)))
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s\u00ad\u200b]/g, '')
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')
