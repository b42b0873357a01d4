// References to parts of the pack: fields whose results are the numbers of today.
import type { Run } from '../pdf/collect/blocks'
import type { CollectedPack } from '../pdf/collect/pack'
import type { Bookmarks } from './bookmarks'
import { wordsOf } from './bookmarks'
import { fieldXml, runXml, textXml } from './fields'

type Show = Extract<Run['from'], { kind: 'reference' }>['show']

interface Reference {
  readonly text: string
  readonly anchor: string
  readonly show: Show
  /** Properties of its runs. */
  readonly properties: string
}

/** Writes references in the words that the pack prints. */
export class References {
  constructor(
    private readonly pack: CollectedPack,
    private readonly bookmarks: Bookmarks,
  ) {}

  /** A reference with its fields; text that Word could not find by itself is a link. */
  xml({ text, anchor, show, properties }: Reference): string {
    const isolates = /^(\u2068?)([\s\S]*?)(\u2069?)$/.exec(text) ?? ['', '', text, '']
    const [, before = '', words = '', after = ''] = isolates
    const plain = (part: string): string => (part === '' ? '' : runXml(properties, textXml(part)))
    const inner = { text: words, anchor, show, properties }
    return plain(before) + this.words(inner, plain) + plain(after)
  }

  private words(own: Reference, plain: (text: string) => string): string {
    if (own.show === 'page') return this.page(own, plain)
    if (own.show === 'number') return this.name(own, plain)
    if (own.show === 'title') {
      const titled = (this.pack.targets.get(own.anchor)?.title ?? '') !== ''
      return titled
        ? this.field(`REF ${this.bookmarks.name(wordsOf(own.anchor))} \\h`, own)
        : this.name(own, plain)
    }
    const at = own.text.lastIndexOf(', ')
    const [name, page] = [own.text.slice(0, at), own.text.slice(at + 2)]
    return this.name({ ...own, text: name }, plain) + plain(', ') + this.page({ ...own, text: page }, plain)
  }

  /** `page 7`; the letter of an annex is not part of what Word counts. */
  private page(own: Reference, plain: (text: string) => string): string {
    const [, before = '', number = own.text] = /^(.*?[\s-]?)([\divxlc]+)$/.exec(own.text) ?? []
    return (
      plain(before) + this.field(`PAGEREF ${this.bookmarks.name(own.anchor)} \\h`, { ...own, text: number })
    )
  }

  private name(own: Reference, plain: (text: string) => string): string {
    const { text, anchor } = own
    const bookmark = this.bookmarks.name(anchor)
    switch (this.pack.targets.get(anchor)?.type) {
      case 'table':
      case 'image':
        return /^(Table|Figure)\s\d+$/.test(text) ? this.field(`REF ${bookmark} \\h`, own) : this.link(own)
      case 'section': {
        const [, before, number] = /^(section\s)([\d.]+)$/.exec(text) ?? []
        if (before !== undefined && number !== undefined)
          return plain(before) + this.field(`REF ${bookmark} \\r \\h`, { ...own, text: number })
        return this.link(own)
      }
      case 'numberedParagraph': {
        const [, before, number] = /^(.*\bparagraph\s)(\d+)$/.exec(text) ?? []
        if (before !== undefined && number !== undefined)
          return plain(before) + this.field(`REF ${bookmark} \\r \\h`, { ...own, text: number })
        return this.link(own)
      }
      default:
        return this.link(own)
    }
  }

  private link({ text, anchor, properties }: Reference): string {
    return fieldXml(
      `HYPERLINK \\l "${this.bookmarks.name(anchor)}"`,
      runXml(properties, textXml(text)),
      properties,
    )
  }

  private field(instruction: string, { text, properties }: Reference): string {
    return fieldXml(instruction, runXml(properties, textXml(text)), properties)
  }
}
