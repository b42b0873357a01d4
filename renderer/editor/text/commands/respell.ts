// Spells the text of a pack as American English does: words of the library's table alone, never names, quotations or sources.
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { respelledWords } from '#shared/american'
import type { AmericanSpelling } from '#shared/template'
import { isSuggested } from '../state/suggestions'
import { asOwnStep } from './history'

interface Respelling {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** Returns the words of a document that are spelled in another way, in order. */
export function respellings(doc: Node, spelling: AmericanSpelling): Respelling[] {
  const found: Respelling[] = []
  doc.descendants((node, pos) => {
    const { name, spec } = node.type
    if (name === 'blockquote' || spec.code || node.attrs.kind === 'source') return false
    if (!node.inlineContent) return true
    for (const { from, to, words } of respelledWords(lettersOf(node), spelling))
      found.push({ from: pos + 1 + from, to: pos + 1 + to, words })
    return true
  })
  return found.sort((one, other) => one.from - other.from)
}

/** Respells them as one step of undo; false when there are none. */
export const respell =
  (spelling: AmericanSpelling): Command =>
  (state, dispatch) => {
    const found = respellings(state.doc, spelling)
    if (found.length === 0) return false
    if (dispatch) {
      const { tr } = state
      for (const { from, to, words } of found.toReversed())
        tr.replaceWith(from, to, state.schema.text(words, state.doc.nodeAt(from)?.marks))
      dispatch(asOwnStep(tr))
    }
    return true
  }

/** Stands for what is not respelled. */
const MASK = '\ufffc'

/**
 * The letters of a line at their positions. Code and the text of links are masked, and so are words to confirm: changing them
 * would confirm them.
 */
function lettersOf(line: Node): string {
  return line.children
    .map((inline) => {
      const isKept = inline.marks.some(({ type }) => type.name === 'code' || type.name === 'link')
      return inline.isText && !isKept && !isSuggested(inline) ? inline.text : MASK.repeat(inline.nodeSize)
    })
    .join('')
}
