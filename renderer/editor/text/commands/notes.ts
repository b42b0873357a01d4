// Attributes of notes: what kind they are, and when a source should be checked again.
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Footnote } from '#shared/document/nodes'

/** The attributes of a note of the text. */
export const noteAttrs = (note: Node): Footnote['attrs'] => note.attrs as Footnote['attrs']

/** Sets the month of a source, wherever the same source is cited: it is checked once for the whole pack. */
export function setCheckDate(tr: Transaction, pos: number, month: string | null): Transaction {
  const source = tr.doc.nodeAt(pos)
  tr.doc.descendants((node, at) => {
    if (!source || node.type !== source.type || node.attrs.kind !== source.attrs.kind) return
    if (node.content.eq(source.content)) tr.setNodeAttribute(at, 'checkAfter', month)
  })
  return tr
}
