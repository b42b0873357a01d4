// The words of a block of text that are checked, with their places in it.
import type { Node } from '@tiptap/pm/model'
import { OBJECT, type Token, tokensOf } from '../../../spelling/tokens'

const known = new WeakMap<Node, readonly Token[]>()

/** The words of a text block; offsets count from its content. Each block is read once. */
export function wordsOfBlock(block: Node): readonly Token[] {
  const words = known.get(block) ?? tokensOf(textOf(block))
  known.set(block, words)
  return words
}

/** One letter for each position, so that places in the text are places in the block; marks don't part a word. */
function textOf(block: Node): string {
  let text = ''
  block.forEach((child) => {
    text += textOfInline(child)
  })
  return text
}

function textOfInline(child: Node): string {
  const { name } = child.type
  if (child.isText) {
    const code = child.marks.some((mark) => mark.type.name === 'code')
    return code ? OBJECT.repeat(child.nodeSize) : (child.text ?? '')
  }
  // A note stands behind a word, a field may be a part of one.
  return (name === 'footnote' || name === 'hardBreak' ? ' ' : OBJECT).repeat(child.nodeSize)
}
