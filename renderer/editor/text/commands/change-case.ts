// Changes the case of letters as Word's Shift+F3 does: lower case, Each Word Capitalised, UPPER CASE.
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { rangesInOrder } from './selected'

/** Text of one text node that is selected, or a part of it. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly node: Node
  readonly text: string
  /** The letter before it belongs to the same word. */
  readonly goesOn: boolean
}

type Convert = (piece: Piece) => string

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}'’]$/u

/**
 * Gives the selected words, or the word at the cursor, the next case of the cycle. Marks, fields, notes and references
 * are kept, and what is selected stays selected. `language` is the pack's: Turkish has letters of its own.
 */
export function changeCase(language: string): Command {
  return (state, dispatch) => {
    const pieces = rangesOf(state).flatMap(({ from, to }) => piecesIn(state.doc, from, to))
    const convert = nextCase(pieces, language)
    const { tr } = state
    for (const piece of [...pieces].reverse()) {
      const { from, to, node, text } = piece
      const changed = convert(piece)
      if (changed !== text) tr.replaceWith(from, to, node.type.schema.text(changed, node.marks))
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** The case after the one that all pieces have; mixed letters become capitals. */
function nextCase(pieces: readonly Piece[], language: string): Convert {
  // Other parts of a language tag change no letters, and may be unknown to the engine.
  const [locale] = language.split('-')
  const upperOf = (text: string) => text.toLocaleUpperCase(locale)
  const lowerOf = (text: string) => text.toLocaleLowerCase(locale)
  const upper: Convert = ({ text }) => upperOf(text)
  const lower: Convert = ({ text }) => lowerOf(text)
  const capitals: Convert = ({ text, goesOn }) =>
    text.replace(WORD, (word, at: number) => {
      const [first = ''] = at === 0 && goesOn ? [] : word
      return upperOf(first) + lowerOf(word.slice(first.length))
    })
  const are = (convert: Convert) => pieces.every((piece) => convert(piece) === piece.text)
  if (are(lower)) return capitals
  return are(upper) ? lower : upper
}

/** What is selected; without a selection the word at the cursor, in two parts so that the cursor keeps its place. */
function rangesOf({ selection }: EditorState): { readonly from: number; readonly to: number }[] {
  const { $from, empty } = selection
  if (!empty) return rangesInOrder(selection).map((range) => ({ from: range.$from.pos, to: range.$to.pos }))
  const { parent, parentOffset: at, pos } = $from
  const words = parent.isTextblock ? [...lettersOf(parent).matchAll(WORD)] : []
  const word = words.find(({ 0: { length }, index }) => index <= at && at <= index + length)
  if (!word) return []
  const from = pos - at + word.index
  return [
    { from, to: pos },
    { from: pos, to: from + word[0].length },
  ]
}

/** The text of a block, with as many other signs in the place of a chip or note as it has positions. */
function lettersOf(block: Node): string {
  return block.children.map((node) => node.text ?? '\ufffc'.repeat(node.nodeSize)).join('')
}

function piecesIn(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (node.isText) {
      const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)]
      const text = (node.text ?? '').slice(start - pos, end - pos)
      const before = parent ? lettersOf(parent).slice(0, doc.resolve(start).parentOffset) : ''
      if (text !== '') pieces.push({ from: start, to: end, node, text, goesOn: ENDS_IN_WORD.test(before) })
    }
    // A note is not a part of the sentence.
    return node.type.name !== 'footnote'
  })
  return pieces
}
