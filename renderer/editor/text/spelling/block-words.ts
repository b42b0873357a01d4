// The words of a text block to check, with their positions.
import type { Mark, Node } from '@tiptap/pm/model'
import { OBJECT, type Token, tokensOf } from '../../../spelling/tokens'

/** Nodes that end a word. */
const SPACES: readonly string[] = ['footnote', 'hardBreak', 'tickBox']

const known = new WeakMap<Node, readonly Token[]>()

/** Returns the words of a text block, cached; offsets are relative to its content. */
export function wordsOfBlock(block: Node): readonly Token[] {
  const words = known.get(block) ?? stretchesOf(block).flatMap(wordsOfStretch)
  known.set(block, words)
  return words
}

interface Stretch {
  readonly from: number
  readonly text: string
}

const wordsOfStretch = ({ from, text }: Stretch): readonly Token[] =>
  tokensOf(text).map((token) => ({ ...token, from: token.from + from, to: token.to + from }))

/**
 * One character per position, so that offsets in the text are offsets in the block; marks don't split a word. Words that
 * depend on a field don't go on in words with another condition: only one of the two is printed.
 */
function stretchesOf(block: Node): readonly Stretch[] {
  const stretches: { from: number; text: string }[] = []
  let before: Mark | undefined
  block.forEach((child, offset) => {
    const condition = child.marks.find(({ type }) => type.name === 'onlyIf')
    const last = stretches.at(-1)
    if (last && !(before && condition && !before.eq(condition))) last.text += textOfInline(child)
    else stretches.push({ from: offset, text: textOfInline(child) })
    before = condition
  })
  return stretches
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
