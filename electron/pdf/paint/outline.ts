// The outline (bookmarks), page labels and named destinations.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Layout, OutlineEntry, Page } from '../types'
import { num, numberText, refText, TextObject, textString } from './objects'
import type { Structure } from './structure'

/** What destinations are made from. */
export interface Places {
  readonly layout: Layout
  readonly pages: readonly PDFRef[]
  readonly structure: Structure
}

/** A place in the file, in both forms that readers know. */
export interface Place {
  /** The top left of an anchor on its page (ISO 32000-1, 12.3.2.2). */
  readonly page: string
  /** The same in the element that is there (ISO 32000-2, 12.3.2.3); null where the standard knows only pages. */
  readonly element: string | null
}

/** The place of an anchor; null when it is not printed. */
export function placeOf({ layout, pages, structure }: Places, anchor: string): Place | null {
  const place = layout.anchors.get(anchor)
  const page = place && layout.pages[place.page]
  const ref = place && pages[place.page]
  if (!place || !page || !ref) return null
  // Slightly above, so that the heading doesn't touch the window's edge.
  const at = `/XYZ ${num(Math.max(0, place.x - 6))} ${num(page.height - place.y + 8)} null]`
  const element = structure.isNext ? `[${numberText(structure.reached(anchor, ref).object)}${at}` : null
  return { page: `[${refText(ref)}${at}`, element }
}

/**
 * The entry of a link or a bookmark that leads to a place. All destinations are structure destinations in ISO 14289-2, 8.8;
 * readers that don't know them go to the page.
 */
export const leadsTo = ({ page, element }: Place): string =>
  element === null ? `/Dest${page}` : `/A<</S/GoTo/D${page}/SD${element}>>`

interface Node {
  readonly entry: OutlineEntry
  readonly ref: PDFRef
  readonly children: Node[]
}

/** Writes the outline (ISO 32000-1, 12.3.3), which ISO 14289-1, 7.17, asks for; null when it is empty. */
export function writeOutline(context: PDFContext, places: Places): PDFRef | null {
  const { layout, structure } = places
  const top: Node[] = []
  const path: Node[] = []
  for (const entry of layout.outline) {
    while (path.length > 0 && (path.at(-1)?.entry.level ?? 0) >= entry.level) path.pop()
    const node: Node = { entry, ref: context.nextRef(), children: [] }
    ;(path.at(-1)?.children ?? top).push(node)
    path.push(node)
  }
  if (top.length === 0) return null
  const root = context.nextRef()
  const write = (nodes: readonly Node[], parent: PDFRef): void =>
    nodes.forEach((node, index) => {
      const { entry, children } = node
      const element = structure.find(entry.unit, entry.tag)
      const link = (key: string, to: Node | undefined): string => (to ? `/${key} ${refText(to.ref)}` : '')
      const below =
        children.length === 0
          ? ''
          : `${link('First', children[0])}${link('Last', children.at(-1))}/Count ${-children.length}`
      const place = placeOf(places, entry.anchor)
      context.assign(
        node.ref,
        new TextObject(
          `<</Title${textString(entry.title)}/Parent ${refText(parent)}${link('Prev', nodes[index - 1])}${link('Next', nodes[index + 1])}` +
            `${below}${place ? leadsTo(place) : ''}${element && !structure.isNext ? `/SE ${numberText(element.object)}` : ''}>>`,
        ),
      )
      write(children, node.ref)
    })
  write(top, root)
  const ends = `/First ${refText(top[0]?.ref as PDFRef)}/Last ${refText(top.at(-1)?.ref as PDFRef)}`
  context.assign(root, new TextObject(`<</Type/Outlines${ends}/Count ${top.length}>>`))
  return root
}

/** A number as page labels count: its style, what is before it, and its value. */
interface Counted {
  readonly style: 'D' | 'r'
  readonly prefix: string
  readonly value: number
}

/**
 * Page labels (ISO 32000-1, 12.4.2) as the pages print them: roman in front, arabic, `A-1` in annexes, `3–4` for two
 * pages on a sheet. A label that doesn't follow the one before begins a range.
 */
export function pageLabels(pages: readonly Page[]): string {
  let nums = ''
  let before: Counted | null = null
  pages.forEach(({ label }, index) => {
    const now = countedOf(label)
    const follows =
      now !== null &&
      now.style === before?.style &&
      now.prefix === before.prefix &&
      now.value === before.value + 1
    before = now
    if (follows) return
    if (now === null) {
      nums += `${index}<</P${textString(label)}>>`
      return
    }
    const prefix = now.prefix === '' ? '' : `/P(${now.prefix})`
    nums += `${index}<</S/${now.style}${prefix}${now.value === 1 ? '' : `/St ${now.value}`}>>`
  })
  return `<</Nums[${nums}]>>`
}

function countedOf(label: string): Counted | null {
  const [, series, digits] = /^(?:([A-Z]+)-)?(\d+)$/.exec(label) ?? []
  if (digits !== undefined) return { style: 'D', prefix: series ? `${series}-` : '', value: Number(digits) }
  const value = romanValue(label)
  return value === null ? null : { style: 'r', prefix: '', value }
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanValue(label: string): number | null {
  if (!/^[ivxlc]+$/.test(label)) return null
  const values = [...label].map((letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

/** Named destinations of all headings (ISO 32000-1, 12.3.2.3), sorted as name trees must be (7.9.6). */
export function namedDestinations(places: Places): string {
  const names = [...new Set(places.layout.outline.map(({ anchor }) => anchor))].sort()
  const entries = names.map((name) => [name, placeOf(places, name)] as const)
  const found = entries.flatMap(([name, place]) => (place ? [[name, namedPlace(place)] as const] : []))
  return found.length === 0
    ? ''
    : `/Dests<</Names[${found.map(([name, dest]) => `${textString(name)}${dest}`).join(' ')}]>>`
}

const namedPlace = ({ page, element }: Place): string =>
  element === null ? page : `<</D${page}/SD${element}>>`
