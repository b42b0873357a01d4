// What cross-references can point to, and what they say.
import type { Node } from '@tiptap/pm/model'
import type { CrossReferenceForm } from '#shared/document/nodes'
import { outlineOf } from './outline'

/** Something in the document that has an id and can be referred to. */
export interface ReferenceTarget {
  readonly id: string
  readonly kind: 'section' | 'annex' | 'heading' | 'paragraph' | 'table' | 'figure'
  /** Computed; empty for headings. */
  readonly number: string
  readonly title: string
  readonly pos: number
}

const cache = new WeakMap<Node, readonly ReferenceTarget[]>()

/** All targets of a document, in order. */
export function referenceTargets(doc: Node): readonly ReferenceTarget[] {
  const known = cache.get(doc)
  if (known) return known
  const targets = findTargets(doc)
  cache.set(doc, targets)
  return targets
}

function findTargets(doc: Node): ReferenceTarget[] {
  const counts = { table: 0, figure: 0 }
  return outlineOf(doc).flatMap((row) => {
    const { id, number, annex, pos, facts } = row
    const targets: ReferenceTarget[] = [
      { id, kind: annex ? 'annex' : 'section', number, title: facts.title, pos },
    ]
    row.node.descendants((node, offset) => {
      const found = targetOf(node, counts)
      if (found) targets.push({ ...found, pos: row.pos + 1 + offset })
      return !node.isTextblock
    })
    return targets
  })
}

function targetOf(
  node: Node,
  counts: { table: number; figure: number },
): Omit<ReferenceTarget, 'pos'> | null {
  const { id, caption } = node.attrs
  switch (node.type.name) {
    case 'heading':
      return { id, kind: 'heading', number: '', title: node.textContent }
    case 'numberedParagraph':
      return { id, kind: 'paragraph', number: '', title: node.textContent.slice(0, 60) }
    case 'table':
      counts.table += 1
      return { id, kind: 'table', number: String(counts.table), title: caption }
    case 'image':
      counts.figure += 1
      return { id, kind: 'figure', number: String(counts.figure), title: caption }
    default:
      return null
  }
}

/** What a reference shows in the editor; page numbers are known in print only. */
export function referenceText(doc: Node, id: string, show: CrossReferenceForm): string {
  const target = referenceTargets(doc).find((one) => one.id === id)
  if (!target) return 'missing reference'
  const name = nameOf(target)
  if (show === 'title') return target.title || name
  if (show === 'page') return 'page #'
  return show === 'full' ? `${name}, page #` : name
}

/** How a target is called: «section 2.1», «annex B», or its title in quotes where it has no number. */
export function nameOf(target: ReferenceTarget): string {
  return target.number ? `${target.kind} ${target.number}` : `“${target.title || target.kind}”`
}
