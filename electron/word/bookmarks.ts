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
    for (const anchor of fresh) this.set.add(anchor)
    return this.named(
      fresh.map((anchor) => this.name(anchor)),
      content,
    )
  }

  /**
   * Sets bookmarks with the ids of nodes around content, by which a file that comes back is compared with its pack. Those of
   * headings within sections, which Word can't tell from titles, and of tables are named differently.
   */
  identified(ids: readonly string[], content: string, kind: (id: string) => OwnName): string {
    const names = ids
      .map((id) => bookmarkOfId(id, kind(id)))
      .filter((name) => name !== null && !this.set.has(name))
    for (const name of names) this.set.add(name ?? '')
    return this.named(names as string[], content)
  }

  private named(names: readonly string[], content: string): string {
    const starts: string[] = []
    const ends: string[] = []
    for (const name of names) {
      const id = this.count++
      starts.push(el('w:bookmarkStart', { 'w:id': id, 'w:name': name }))
      ends.unshift(el('w:bookmarkEnd', { 'w:id': id }))
    }
    return starts.join('') + content + ends.join('')
  }
}

/** How the name of a bookmark with an id begins: of a heading within a section, of a table, of anything else. */
export type OwnName = '_ath_' | '_atb_' | '_att_'

/** Longest name of a bookmark in Word. */
const LONGEST = 40

/** The name of a bookmark with the id of a node, in which `__` stands for a hyphen; null where that would be too long. */
function bookmarkOfId(id: string, kind: OwnName): string | null {
  const name = `${kind}${id.replaceAll('-', '__')}`
  return /^[A-Za-z0-9-]+$/.test(id) && name.length <= LONGEST ? name : null
}

/** Anchor of the words of a title or caption, without its number. */
export const wordsOf = (anchor: string): string => `${anchor} words`
/** Anchor of the end of a series of pages. */
export const endOf = (series: string): string => `end of ${series}`
