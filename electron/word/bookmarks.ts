// Bookmarks: the places that links and fields lead to.
import { el } from './xml'

/** Gives each place that something leads to a bookmark. */
export class Bookmarks {
  private readonly names = new Map<string, string>()
  private readonly set = new Set<string>()
  private count = 0

  /** The name of the bookmark of an anchor; the anchor's bookmark is set when the file comes to it. */
  name(anchor: string): string {
    const known = this.names.get(anchor)
    if (known !== undefined) return known
    const name = `_Ref${String(this.names.size + 1).padStart(6, '0')}`
    this.names.set(anchor, name)
    return name
  }

  /** Sets the bookmarks of anchors around content. Each is set once. */
  around(anchors: readonly string[], content: string): string {
    const fresh = [...new Set(anchors)].filter((anchor) => anchor !== '' && !this.set.has(anchor))
    const starts: string[] = []
    const ends: string[] = []
    for (const anchor of fresh) {
      this.set.add(anchor)
      const id = this.count++
      starts.push(el('w:bookmarkStart', { 'w:id': id, 'w:name': this.name(anchor) }))
      ends.unshift(el('w:bookmarkEnd', { 'w:id': id }))
    }
    return starts.join('') + content + ends.join('')
  }
}

/** Anchor of the words of a title or caption, without its number. */
export const wordsOf = (anchor: string): string => `${anchor} words`
/** Anchor of the end of a series of pages. */
export const endOf = (series: string): string => `end of ${series}`
