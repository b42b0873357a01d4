// Where the notes of a Word file are.
import type { WordPackage } from './package'
import { children, type El } from './tree'

export type NoteKind = 'footnote' | 'endnote'

/** Finds the text of notes by their number. */
export class NoteBook {
  private readonly notes: Readonly<Record<NoteKind, ReadonlyMap<string, El>>>
  private readonly parts: Readonly<Record<NoteKind, string>>

  constructor(word: WordPackage) {
    const read = (kind: NoteKind) => word.part(`${kind}s`)
    const of = (kind: NoteKind) =>
      new Map(
        children(read(kind)?.root, `w:${kind}`)
          // Separators are notes, too.
          .filter(({ attributes }) => /^(normal)?$/.test(attributes['w:type'] ?? ''))
          .map((note) => [note.attributes['w:id'] ?? '', note] as const),
      )
    this.notes = { footnote: of('footnote'), endnote: of('endnote') }
    this.parts = { footnote: read('footnote')?.name ?? '', endnote: read('endnote')?.name ?? '' }
  }

  /** A note and the name of its part; undefined for an unknown number. */
  find(kind: NoteKind, number: string): { readonly note: El; readonly part: string } | undefined {
    const note = this.notes[kind].get(number)
    return note && { note, part: this.parts[kind] }
  }
}
