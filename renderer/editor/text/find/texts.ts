// The searchable texts of a pack: blocks, notes, captions, alternative texts and comments.
import type { Node } from '@tiptap/pm/model'
import type { FieldUse } from '#shared/document/nodes'
import { commentInfo } from '../comments/threads'

/** Where a text is; `pos` is the position before its node. */
export type TextLocation =
  | { readonly kind: 'text' | 'note'; readonly pos: number }
  | { readonly kind: 'caption' | 'alt'; readonly pos: number; readonly size: number }
  | { readonly kind: 'comment'; readonly from: number; readonly to: number; readonly thread: string }

/** A chip in a text that shows the value of a field. */
export interface ShownField {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Position of the chip. */
  readonly pos: number
}

/** A text and its location. */
export interface PackText {
  readonly words: string
  readonly location: TextLocation
  readonly fields: readonly ShownField[]
  /** Non-letter content of the document: letters from `at` on are shifted by `by`. */
  readonly shifts: readonly { readonly at: number; readonly by: number }[]
  /** Order in which matches are visited. */
  readonly order: number
}

/** A chip that is not a field; it can't be typed. */
export const CHIP = '\ufffc'

/** Returns all texts in reading order. `fieldWords` returns what a field shows. */
export function textsOf(doc: Node, fieldWords: (use: FieldUse) => string): PackText[] {
  const texts: PackText[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'image' || node.type.name === 'table') texts.push(...attributeTexts(node, pos))
    if (!node.isTextblock || node.type.name === 'footnote') return true
    texts.push(blockText(node, pos, fieldWords))
    node.forEach((child, offset) => {
      if (child.type.name !== 'footnote' || child.textContent === '') return
      const place = { kind: 'note', pos: pos + 1 + offset } as const
      texts.push({ words: child.textContent, location: place, fields: [], shifts: [], order: place.pos })
    })
    return false
  })
  texts.push(...commentTexts(doc))
  return texts.sort((a, b) => a.order - b.order)
}

function blockText(block: Node, pos: number, fieldWords: (use: FieldUse) => string): PackText {
  let words = ''
  const fields: ShownField[] = []
  const shifts: { at: number; by: number }[] = []
  block.forEach((child, offset) => {
    const start = words.length
    if (child.isText) words += child.text
    else if (child.type.name === 'hardBreak') words += '\n'
    else if (child.type.name === 'field') {
      words += fieldWords(child.attrs as FieldUse) || CHIP
      fields.push({ name: child.attrs.name, start, end: words.length, pos: pos + 1 + offset })
    } else words += CHIP
    const by = child.nodeSize - (words.length - start)
    if (by !== 0) shifts.push({ at: words.length, by })
  })
  return { words, location: { kind: 'text', pos }, fields, shifts, order: pos }
}

function attributeTexts(node: Node, pos: number): PackText[] {
  const size = node.nodeSize
  const text = (kind: 'caption' | 'alt', words: string, order: number): PackText[] =>
    words === '' ? [] : [{ words, location: { kind, pos, size }, fields: [], shifts: [], order }]
  // The caption of a table is below it.
  const end = pos + size - 1
  return node.type.name === 'table'
    ? text('caption', node.attrs.caption, end)
    : [...text('alt', node.attrs.alt, pos), ...text('caption', node.attrs.caption, end)]
}

function commentTexts(doc: Node): PackText[] {
  const texts: PackText[] = []
  doc.forEach((section, pos) => {
    const { threads, marked } = commentInfo(section)
    for (const { id, entries } of threads) {
      // A comment whose words were deleted belongs to the section as a whole.
      const { from, to } = marked.get(id)?.[0] ?? { from: 2, to: 2 }
      const place = { kind: 'comment', from: pos + from, to: pos + to, thread: id } as const
      for (const { text } of entries)
        texts.push({ words: text, location: place, fields: [], shifts: [], order: place.from })
    }
  })
  return texts
}

/** Returns the document position of a letter of a block's text; that of the chip for a field's value. */
export function positionOf({ location: place, fields, shifts }: PackText, at: number, end: boolean): number {
  if (place.kind !== 'text' && place.kind !== 'note') return 0
  const chip = fields.find((field) => at > field.start && at < field.end)
  if (chip) return end ? chip.pos + 1 : chip.pos
  return shifts.reduce((pos, shift) => (shift.at <= at ? pos + shift.by : pos), place.pos + 1 + at)
}
