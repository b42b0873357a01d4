// Footnotes and endnotes: the parts of the file with their words, and their numbers in the text.
import type { Note } from '../pdf/collect/blocks'
import { runXml, textXml } from './fields'
import { type FilePart, Relations, wordType } from './package'
import { el, val, wordPart } from './xml'

type NoteKind = 'footnote' | 'endnote'

/** The notes of one kind. */
export class Notes {
  /** Relations of the part with their words: addresses of links. */
  readonly relations = new Relations()
  private readonly written: string[] = []
  private readonly kind: NoteKind

  constructor(kind: NoteKind) {
    this.kind = kind
  }

  /** The number of a note in the text; `words` are the runs of the note. */
  refer(note: Note, mark: string, words: string): string {
    const id = this.written.length + 1
    const style = val('w:rStyle', this.kind === 'footnote' ? 'FootnoteReference' : 'EndnoteReference')
    // Word counts by itself; a note that it would count otherwise keeps its own mark.
    const own = note.number !== id || mark !== String(note.number)
    const label = own ? runXml(style, textXml(mark)) : runXml(style, el(`w:${this.kind}Ref`))
    const paragraph = el(
      'w:p',
      {},
      el('w:pPr', {}, val('w:pStyle', this.kind === 'footnote' ? 'FootnoteText' : 'EndnoteText')),
      label,
      runXml('', textXml(' ')),
      words,
    )
    this.written.push(el(`w:${this.kind}`, { 'w:id': id }, paragraph))
    return runXml(
      style,
      el(`w:${this.kind}Reference`, { 'w:customMarkFollows': own ? 1 : undefined, 'w:id': id }),
      own ? textXml(mark) : '',
    )
  }

  get isEmpty(): boolean {
    return this.written.length === 0
  }

  /** The part with all notes; none without any. */
  parts(document: Relations): FilePart[] {
    if (this.isEmpty) return []
    document.to(`${this.kind}s`, `${this.kind}s.xml`)
    const lines = (['separator', 'continuationSeparator'] as const).map((type, index) =>
      el(`w:${this.kind}`, { 'w:type': type, 'w:id': index - 1 }, el('w:p', {}, runXml('', el(`w:${type}`)))),
    )
    return [
      {
        path: `word/${this.kind}s.xml`,
        type: wordType(`${this.kind}s`),
        content: wordPart(`w:${this.kind}s`, ...lines, ...this.written),
        relations: this.relations,
      },
    ]
  }

  /** What the settings must say about them. */
  settings(): string {
    if (this.isEmpty) return ''
    return el(`w:${this.kind}Pr`, {}, ...[-1, 0].map((id) => el(`w:${this.kind}`, { 'w:id': id })))
  }
}
