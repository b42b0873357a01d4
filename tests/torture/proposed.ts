// The showcase with proposed changes of every kind, printed with signs for them.
import type { Change, DocumentNode, Mark, Section } from '#shared/document/nodes'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import type { ExportOptions } from '#shared/pack'
import { showcase } from '../../electron/pdf/testing/showcase'

const KINDS: readonly (readonly Change['type'][])[] = [
  [],
  ['inserted'],
  [],
  ['deleted'],
  ['inserted', 'deleted'],
]
const CHANGED: readonly string[] = [
  ...[
    'text',
    'field',
    'footnote',
    'crossReference',
    'tickBox',
    'hardBreak',
    'paragraph',
    'numberedParagraph',
  ],
  ...['heading', 'tableRow', 'image', 'callout', 'bulletList'],
]

/** Returns a node in which every part has the next kind of change, or none. */
function proposed(node: DocumentNode, count: { at: number }): DocumentNode {
  const kinds = CHANGED.includes(node.type) ? (KINDS[count.at++ % KINDS.length] ?? []) : []
  const changes = kinds.map(
    (type): Change => ({
      type,
      attrs: { id: `c${count.at}`, author: 'Maj “A” <Smith> & Co', time: '2026-05-01T08:00:00.000Z' },
    }),
  )
  const marks = 'marks' in node && node.marks ? (node.marks as readonly Mark[]) : []
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  return {
    ...node,
    ...(changes.length + marks.length > 0 ? { marks: [...changes, ...marks] } : {}),
    ...(content
      ? { content: node.type === 'footnote' ? content : content.map((child) => proposed(child, count)) }
      : {}),
  } as DocumentNode
}

/** The print. */
export function proposedPrint() {
  const { pack, assets } = showcase({})
  const count = { at: 0 }
  const content = pack.doc.content.map((section) => proposed(section, count) as Section)
  const doc = parseDocument(DOCUMENT_VERSION, { type: 'doc', content })
  const options: Partial<ExportOptions> = { proposals: 'shown', comments: true, edition: 'own' }
  return { name: 'proposals', pack: { ...pack, doc }, assets, options }
}
