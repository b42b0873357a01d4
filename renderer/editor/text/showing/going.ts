// Navigation to a position: where to put the cursor, and what must be visible.
import { Selection, type Transaction } from '@tiptap/pm/state'
import { scrollTo } from './plugin'
import type { Alignment } from './scroll-target'

/** Puts the cursor at a position (after an image or another block without text), and scrolls it into view. */
export function goingTo(tr: Transaction, wanted: number, at: Alignment): Transaction {
  const pos = Math.min(wanted, tr.doc.content.size)
  const $pos = tr.doc.resolve(pos)
  const node = $pos.nodeAfter
  const whole = node && !node.isText && node.isAtom
  const behind =
    whole && node.isBlock ? Selection.findFrom(tr.doc.resolve(pos + node.nodeSize), 1, true) : null
  tr.setSelection(behind ?? Selection.near($pos))
  const { from, to } = tr.selection
  return scrollTo(tr, whole ? { from: pos, to: pos + node.nodeSize, at } : { from, to, at })
}
