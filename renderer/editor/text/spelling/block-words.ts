// The words of a text block to check, with their positions.
import type { Node } from '@tiptap/pm/model'
import { OBJECT, type Token, tokensOf } from '../../../spelling/tokens'

/** Nodes that end a word. */
const SPACES: readonly string[] = ['footnote', 'hardBreak', 'tickBox']

const known = new WeakMap<Node, readonly Token[]>()

/** Returns the words of a text block, cached; offsets are relative to its content. */
export function wordsOfBlock(block: Node): readonly Token[] {
  const words = known.get(block) ?? tokensOf(textOf(block))
  known.set(block, words)
  return words
}

/** One character per position, so that offsets in the text are offsets in the block; marks don't split a word. */
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
  // A field may be part of a word.
  return (SPACES.includes(name) ? ' ' : OBJECT).repeat(child.nodeSize)
}
