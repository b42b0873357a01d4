// Turns words of the text into a field with them as its value, in one place or everywhere.
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import type { FieldType } from '#shared/pack'
import { findWords } from '../find/matches'
import { nodeType } from './compose'
import { asOwnStep } from './history'

/** A range of words. */
export interface WordRange {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Returns the selected words, without surrounding spaces; null when they can't become a field. */
export function wordsForField(state: EditorState): WordRange | null {
  const { from, to, empty, $from, $to } = state.selection
  if (empty || !$from.sameParent($to) || !takesField(state, from)) return null
  const text = state.doc.textBetween(from, to, '\n', '\ufffc')
  const words = text.trim()
  if (words === '' || /[\n\ufffc]/.test(words)) return null
  const start = from + text.indexOf(words)
  return { from: start, to: start + words.length, text: words }
}

/** Returns all occurrences of these words as whole words where a field is allowed, in order. */
export function occurrencesOf(state: EditorState, words: string): WordRange[] {
  const query = { words, matchCase: true, wholeWord: true, regex: false }
  return findWords(state.doc, query, () => '')
    .filter(({ kind, from }) => kind === 'text' && takesField(state, from))
    .map(({ from, to }) => ({ from, to, text: state.doc.textBetween(from, to) }))
    .filter(({ text }) => text === words)
}

/** Replaces words with a field chip, everywhere in one undo step. */
export function putField(name: string, places: readonly WordRange[]): Command {
  return (state, dispatch) => {
    if (places.length === 0) return false
    const { tr } = state
    for (const { from, to } of places.toSorted((one, other) => other.from - one.from))
      tr.replaceWith(from, to, chipAt(state, name, from))
    dispatch?.(asOwnStep(tr).scrollIntoView())
    return true
  }
}

/** Replaces a field's chip with its words. */
export function chipToWords(pos: number, words: string): Command {
  return (state, dispatch) => {
    const chip = state.doc.nodeAt(pos)
    if (chip?.type.name !== 'field' || words === '') return false
    dispatch?.(state.tr.replaceWith(pos, pos + chip.nodeSize, state.schema.text(words, chip.marks)))
    return true
  }
}

/** Returns the field type for such words: a date only in the format of date fields. */
export function typeOfWords(words: string, countries: readonly string[]): FieldType {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return 'date'
  if (/^\d{6}[A-Z] ?[A-Z]{3} ?\d{2}$/.test(words)) return 'dtg'
  if (/^[+\-−]?\d[\d ,.]*$/.test(words)) return 'number'
  return countries.includes(words) ? 'country' : 'text'
}

function takesField(state: EditorState, pos: number): boolean {
  const $pos = state.doc.resolve(pos)
  return $pos.parent.canReplaceWith($pos.index(), $pos.index(), nodeType(state, 'field'))
}

/** The chip keeps the words' style; a link ends before it, as links contain only words. */
function chipAt(state: EditorState, name: string, from: number): Node {
  const marks = state.doc.nodeAt(from)?.marks.filter((mark) => mark.type.name !== 'link') ?? []
  return nodeType(state, 'field').create({ name }, null, marks)
}
