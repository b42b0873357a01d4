// The outline: the sections of a document as rows, and their branches.
import type { Node } from '@tiptap/pm/model'
import type { Edition } from '#shared/document/audiences'
import type { Section } from '#shared/document/nodes'
import { inPrintOrder } from '#shared/document/printed'
import { type SectionInfo, sectionInfo } from './section-info'

/** One row of the outline. */
export interface OutlineItem {
  readonly id: string
  /** Index among the sections, from 0. */
  readonly index: number
  /** Position of the section in the document. */
  readonly pos: number
  readonly node: Node
  readonly level: number
  readonly annex: boolean
  readonly excluded: boolean
  readonly info: SectionInfo
}

const cache = new WeakMap<Node, readonly OutlineItem[]>()

/** The outline of a document. */
export function outlineOf(doc: Node): readonly OutlineItem[] {
  const known = cache.get(doc)
  if (known) return known
  const outline = readOutline(doc)
  cache.set(doc, outline)
  return outline
}

function readOutline(doc: Node): OutlineItem[] {
  let pos = 0
  return doc.children.map((node, index) => {
    const facts = sectionInfo(node)
    const item: OutlineItem = {
      ...attrsOf(node),
      id: node.attrs.id,
      index,
      pos,
      node,
      info: facts,
    }
    pos += node.nodeSize
    return item
  })
}

function attrsOf(node: Node): { level: number; annex: boolean; excluded: boolean } {
  const { level, annex, excluded } = node.attrs
  return { level, annex, excluded }
}

/** Index after the last section of the branch at `index`: the section itself and all deeper ones that follow. */
export function branchEnd(sections: readonly { readonly level: number }[], index: number): number {
  const level = sections[index]?.level ?? 0
  let end = index + 1
  while ((sections[end]?.level ?? 0) > level) end += 1
  return end
}

/** Index of the section that holds a position of the document. */
export function sectionIndexAt(doc: Node, pos: number): number {
  return Math.min(doc.resolve(Math.min(pos, doc.content.size)).index(0), doc.childCount - 1)
}

/** The sections that an edition prints. */
export const printedSections = (doc: Node, edition: Edition): ReadonlySet<Node> =>
  new Set(inPrintOrder(doc.children, edition, ({ attrs }) => attrs as Section['attrs']))

/** Names of all fields in a document, each once, in order of first use. */
export function usedFields(doc: Node): readonly string[] {
  return [...new Set(doc.children.flatMap((section) => sectionInfo(section).fields))]
}
