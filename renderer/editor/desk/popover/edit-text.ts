// Changes the text of a node with the smallest possible replacement, so that marks elsewhere are kept.
import type { Transaction } from '@tiptap/pm/state'

/** Replaces the text of the node at `pos` with `words`. */
export function editText(tr: Transaction, pos: number, words: string): Transaction {
  const old = tr.doc.nodeAt(pos)?.textContent ?? ''
  const shorter = Math.min(old.length, words.length)
  let start = 0
  while (start < shorter && old[start] === words[start]) start += 1
  let tail = 0
  while (tail < shorter - start && old[old.length - 1 - tail] === words[words.length - 1 - tail]) tail += 1
  const from = pos + 1 + start
  const to = pos + 1 + old.length - tail
  const added = words.slice(start, words.length - tail)
  return added === '' ? tr.delete(from, to) : tr.insertText(added, from, to)
}
