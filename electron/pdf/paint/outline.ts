// The outline (bookmarks), page labels and named destinations.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Layout, OutlineEntry, Page } from '../types'
import { num, numberText, refText, TextObject, textString } from './objects'
import type { Structure } from './structure'

/** A destination (ISO 32000-1, 12.3.2.2): top left of an anchor. */
export function destination(layout: Layout, pages: readonly PDFRef[], anchor: string): string | null {
  const place = layout.anchors.get(anchor)
  const page = place && layout.pages[place.page]
  const ref = place && pages[place.page]
  if (!place || !page || !ref) return null
  // Slightly above, so that the heading doesn't touch the window's edge.
  return `[${refText(ref)}/XYZ ${num(Math.max(0, place.x - 6))} ${num(page.height - place.y + 8)} null]`
}

interface Node {
  readonly entry: OutlineEntry
  readonly ref: PDFRef
  readonly children: Node[]
}

/** Writes the outline (ISO 32000-1, 12.3.3), which ISO 14289-1, 7.17, asks for; null when it is empty. */
export function writeOutline(
  context: PDFContext,
  layout: Layout,
  pages: readonly PDFRef[],
  structure: Structure,
): PDFRef | null {
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
      const dest = destination(layout, pages, entry.anchor)
      context.assign(
        node.ref,
        new TextObject(
          `<</Title${textString(entry.title)}/Parent ${refText(parent)}${link('Prev', nodes[index - 1])}${link('Next', nodes[index + 1])}` +
            `${below}${dest ? `/Dest${dest}` : ''}${element ? `/SE ${numberText(element.object)}` : ''}>>`,
        ),
      )
      write(children, node.ref)
    })
  write(top, root)
  const ends = `/First ${refText(top[0]?.ref as PDFRef)}/Last ${refText(top.at(-1)?.ref as PDFRef)}`
  context.assign(root, new TextObject(`<</Type/Outlines${ends}/Count ${top.length}>>`))
  return root
}

/**
 * Page labels (ISO 32000-1, 12.4.2) as the pages print them: roman in front, arabic, `A-1` in annexes, `3–4` for two
 * pages on a sheet.
 */
export function pageLabels(pages: readonly Page[]): string {
  const paired = pages.some(({ label }) => label.includes('–'))
  let nums = ''
  let series: string | null = null
  pages.forEach(({ label }, index) => {
    if (paired) {
      nums += `${index}<</P${textString(label)}>>`
      return
    }
    const match = /^(?:([A-Z]+)-)?(\d+)$/.exec(label)
    const now = match ? `${match[1] ?? ''}-` : 'roman'
    if (now === series) return
    series = now
    const prefix = match?.[1] ? `/P(${match[1]}-)` : ''
    // Pages after the annexes continue the numbering of the body.
    const start = match && match[2] !== '1' ? `/St ${match[2]}` : ''
    nums += `${index}<</S/${match ? 'D' : 'r'}${prefix}${start}>>`
  })
  return `<</Nums[${nums}]>>`
}

/** Named destinations of all headings (ISO 32000-1, 12.3.2.3), sorted as name trees must be (7.9.6). */
export function namedDestinations(layout: Layout, pages: readonly PDFRef[]): string {
  const names = [...new Set(layout.outline.map(({ anchor }) => anchor))].sort()
  const entries = names.map((name) => [name, destination(layout, pages, name)] as const)
  const found = entries.filter(([, dest]) => dest !== null)
  return found.length === 0
    ? ''
    : `/Dests<</Names[${found.map(([name, dest]) => `${textString(name)}${dest}`).join(' ')}]>>`
}
