// Word and character counts of any part of the document, cached by node.
import type { Node } from '@tiptap/pm/model'
import type { EditorState, SelectionRange } from '@tiptap/pm/state'
import type { FieldUse } from '#shared/document/nodes'
import type { PrintedBy } from '#shared/document/only-if'
import { isPrinted } from '#shared/document/printed'
import { isUnmet, textConditions } from './conditions'
import { printedSections } from './outline'
import { undecided } from './proposals'

/** Words per minute when reading with care. */
const READING_SPEED = 220

/** Counts of a text. */
export interface TextCounts {
  readonly words: number
  /** Characters including spaces; paragraph breaks don't count. */
  readonly characters: number
  /** Characters without white space. */
  readonly letters: number
}

/** Counts of what is selected and printed. */
export interface SelectionCounts extends TextCounts {
  /** Words that are selected but not printed. */
  readonly unprinted: number
}

/** A count before fields are filled in: each is one word without characters. */
interface RawCounts extends TextCounts {
  /** The fields, once per occurrence. */
  readonly fields: readonly FieldUse[]
}

const NOTHING: RawCounts = { words: 0, characters: 0, letters: 0, fields: [] }

/** What was counted, and what decided then which parts are printed. */
interface Known {
  readonly key: string
  readonly counts: RawCounts
}

const known = new WeakMap<Node, Known>()

/**
 * Counts the text of some sections as an edition prints it. `value` returns the text of a field.
 */
export function countSections(
  nodes: readonly Node[],
  by: PrintedBy,
  value: (field: FieldUse) => string,
): TextCounts {
  const counted = nodes.flatMap((node) => undecided(node) ?? [])
  return fillIn(sum(counted.map((node) => countNode(node, by))), value)
}

/** Counts the selected text as an edition prints it, and the words that are not printed. */
export function countSelection(
  state: EditorState,
  by: PrintedBy,
  value: (field: FieldUse) => string,
): SelectionCounts {
  const parts = state.selection.ranges.flatMap((range) => countRange(state.doc, range, by))
  const countOf = (printed: boolean) =>
    fillIn(sum(parts.flatMap((part) => (part.printed === printed ? part.counts : []))), value)
  return { ...countOf(true), unprinted: countOf(false).words }
}

/** Returns the minutes it takes to read a number of words, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / READING_SPEED))
}

function countNode(node: Node, by: PrintedBy): RawCounts {
  const state = textConditions.stateOf(node, by)
  const key = node.isTextblock ? state : `${by.edition} ${state}`
  const before = known.get(node)
  if (before?.key === key) return before.counts
  const counts = node.isTextblock
    ? countBlock(node, (inline) => !isUnmet(inline, by.filled))
    : sum(node.children.filter((child) => isBlockPrinted(child, by)).map((child) => countNode(child, by)))
  known.set(node, { key, counts })
  return counts
}

/** Of a text block left out by its words nothing is counted anyway. */
const isBlockPrinted = (node: Node, by: PrintedBy): boolean =>
  isPrinted(node.type.name, node.attrs, by.edition) &&
  (node.isInline || node.isTextblock || !textConditions.isLeftOut(node, by))

interface CountedBlock {
  readonly counts: RawCounts
  readonly printed: boolean
}

/** A block partly in the range is cut to it. Words that are left out count among those that are not printed. */
function countRange(doc: Node, { $from, $to }: SelectionRange, by: PrintedBy): CountedBlock[] {
  const blocksInRange: CountedBlock[] = []
  const sections = printedSections(doc, by.edition)
  let printedFrom = 0
  doc.nodesBetween($from.pos, $to.pos, (node, pos, parent) => {
    const printed = parent === doc ? sections.has(node) : isBlockPrinted(node, by)
    if (!printed) printedFrom = Math.max(printedFrom, pos + node.nodeSize)
    if (!node.isTextblock) return true
    const start = Math.max(0, $from.pos - pos - 1)
    const end = Math.min(node.content.size, $to.pos - pos - 1)
    const whole = start === 0 && end === node.content.size
    const block = whole ? node : node.cut(start, end)
    blocksInRange.push({ counts: countNode(block, by), printed: pos >= printedFrom })
    if (textConditions.fieldsIn(block).length > 0)
      blocksInRange.push({
        counts: countBlock(block, (inline) => isUnmet(inline, by.filled)),
        printed: false,
      })
    return false
  })
  return blocksInRange
}

/** A note or field may be inside a word, which it does not split. Notes are separate texts. Words to confirm don't count. */
function countBlock(block: Node, counts: (inline: Node) => boolean = () => true): RawCounts {
  const fields: FieldUse[] = []
  const notes: Node[] = []
  let text = ''
  let characters = 0
  for (const inline of block.children.filter(counts)) {
    const { name } = inline.type
    if (inline.marks.some(({ type }) => type.name === 'toConfirm')) text += '\n'
    else if (inline.isText) {
      text += inline.text
      characters += inline.text?.length ?? 0
    } else if (name === 'footnote') notes.push(inline)
    else if (name === 'hardBreak' || name === 'tickBox') text += '\n'
    else {
      text += FIELD_SIGN
      if (name === 'field') fields.push(inline.attrs as FieldUse)
    }
  }
  const words = wordsIn(text)
  const letters = text.replace(NO_LETTERS, '').length
  return sum([{ words, characters, letters, fields }, ...notes.map((note) => countBlock(note))])
}

/** Replaces a chip in the text to count; a private-use character, which nobody types. */
const FIELD_SIGN = '\uE000'
const NO_LETTERS = /[\s\uE000]/g

function fillIn(counts: RawCounts, value: (field: FieldUse) => string): TextCounts {
  const values = counts.fields.map(value)
  return {
    words: values.reduce((total, text) => total + Math.max(0, wordsIn(text) - 1), counts.words),
    characters: values.reduce((total, text) => total + text.length, counts.characters),
    letters: values.reduce((total, text) => total + text.replace(/\s/g, '').length, counts.letters),
  }
}

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function sum(parts: readonly RawCounts[]): RawCounts {
  if (parts.length < 2) return parts[0] ?? NOTHING
  let words = 0
  let characters = 0
  let letters = 0
  const fields: FieldUse[] = []
  for (const part of parts) {
    words += part.words
    characters += part.characters
    letters += part.letters
    if (part.fields.length > 0) fields.push(...part.fields)
  }
  return { words, characters, letters, fields }
}
