// Footnotes and endnotes of a Word file: a note of the pack is text without paragraphs.
import type { Footnote, Text } from '#shared/document/nodes'
import { isDeleted } from './changes'
import { readItems } from './items'
import { type Piece, tidied } from './lines'
import type { NoteKind } from './note-book'
import { newStory, type Reading, type Story } from './reading'

/** Marks that a note may have. */
const MARKS: readonly string[] = ['bold', 'italic', 'link']

/** Reads a note; null when there is none, or nothing in it. */
export function readNote(reading: Reading, { page }: Story, kind: NoteKind, number: string): Footnote | null {
  const found = reading.notes.find(kind, number)
  if (!found) return null
  const pieces: Piece[] = []
  for (const item of readItems(reading, newStory(found.part, 'note', page), found.note.children)) {
    if (item.kind !== 'line') {
      if (item.kind !== 'break')
        reading.report.lost(`A ${item.kind === 'rule' ? 'line' : item.kind} in a note`)
      continue
    }
    if (item.pieces.length === 0) continue
    if (pieces.length > 0) pieces.push({ type: 'text', text: ' ' })
    pieces.push(...item.pieces.filter((piece) => !isDeleted(piece)))
    if (
      item.pieces.some((piece) => piece.marks?.some(({ type }) => type === 'inserted' || type === 'deleted'))
    )
      reading.report.changed('A tracked change in a note, taken in as accepted')
  }
  const content = tidied(pieces.flatMap(textOf))
  return {
    type: 'footnote',
    attrs: { id: reading.reader.newId(), kind: kind === 'endnote' ? 'source' : 'footnote', checkAfter: null },
    ...(content.length > 0 ? { content: content as Text[] } : {}),
  }
}

/** A note is text alone: breaks become spaces, references their words. */
function textOf(piece: Piece): Text[] {
  switch (piece.type) {
    case 'text': {
      const marks = piece.marks?.filter(({ type }) => MARKS.includes(type)) ?? []
      return [{ type: 'text', text: piece.text, ...(marks.length > 0 ? { marks } : {}) }]
    }
    case 'hardBreak':
      return [{ type: 'text', text: ' ' }]
    case 'pending':
      return piece.result.flatMap(textOf)
    case 'tickBox':
      return [{ type: 'text', text: piece.attrs.checked ? '☒' : '☐' }]
    default:
      return []
  }
}
