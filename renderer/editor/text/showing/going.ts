// Goes to a position of the text: where the cursor is put, and what of the text must be seen then.
import { Selection, type Transaction } from '@tiptap/pm/state'
import { scrollTo } from './plugin'
import type { Alignment } from './scroll-target'

/** Puts the cursor at a position, and behind an image or another block without text, and has that shown whole. */
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
