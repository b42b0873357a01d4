// The Markdown of a pack, or of anybody, as sections: headings begin them, and everything else becomes blocks.
import type { Block, Inline } from '#shared/document/nodes'
import { parseSection } from '#shared/document/parse'
import { AppError } from '#shared/result'
import { emptySection } from '#shared/template'
import { readBlocks } from '../blocks'
import { commentsIn, wordsIn } from '../foreign-words'
import { type AnyMarkdown, readInlines, type Source } from '../inlines'
import { type Piece, readAnyMarkdown } from '../markdown'
import { type Chunk, chunksOf, digestOf, type Json } from './machine-lines'

/** What reading needs from the file around the text. */
export interface Surroundings extends Pick<AnyMarkdown, 'picture' | 'tell'> {
  newId(): string
  /** The program wrote the text: only its own headings begin sections. */
  readonly isOwn: boolean
}

/** A section as JSON that is still to be checked. */
export interface DraftSection {
  readonly attrs: Json
  readonly title: readonly Inline[]
  readonly content: readonly unknown[]
}

/** Deepest heading that begins a section in a text by others. */
const DEEPEST_SECTION = 2

/** Reads sections. Words before the first heading are a section without a title. */
export function readSections(text: string, around: Surroundings): DraftSection[] {
  const reader = new SectionReader(around)
  for (const chunk of chunksOf(text)) reader.take(chunk)
  return reader.finish()
}

/** How much of a comment is named, in letters. */
const LONGEST_SHOWN = 400

class SectionReader {
  private readonly sections: { attrs: Json; title: readonly Inline[]; content: unknown[] }[] = []
  private readonly around: Surroundings
  private readonly any: AnyMarkdown
  /** Of the section whose heading comes next. */
  private begun: Extract<Chunk, { kind: 'section' }> | null = null
  private attrs: Json | null = null

  constructor(around: Surroundings) {
    this.around = around
    this.any = { depth: 1, isOwn: around.isOwn, picture: around.picture, tell: around.tell }
  }

  take(chunk: Chunk): void {
    switch (chunk.kind) {
      case 'section':
        this.begun = chunk
        break
      case 'attrs':
        this.attrs = chunk.attrs
        break
      case 'node':
        this.node(chunk.node)
        break
      case 'changed':
        this.around.tell(
          'changed',
          'A block that was changed: what Markdown does not have is no longer in it',
        )
        this.text(chunk.text)
        break
      case 'text':
        this.text(chunk.text)
    }
  }

  finish(): DraftSection[] {
    return this.sections
  }

  /** A block as the program wrote it, unless somebody has changed it by hand. */
  private node(node: unknown): void {
    if (attempt(() => checked([node as Block]))) this.add([node])
    else this.around.tell('lost', 'A block whose line for the program was changed by hand')
  }

  private text(text: string): void {
    const { body, notes, unusedNotes, unusedAddresses } = readAnyMarkdown(text, this.around.isOwn)
    for (const note of unusedNotes) this.around.tell('lost', `A note to which nothing refers: ${note}`)
    for (const address of unusedAddresses)
      this.around.tell('lost', `An address to which nothing refers: ${address.slice(0, LONGEST_SHOWN)}`)
    const source: Source = { file: '', notes, newId: this.around.newId, any: this.any }
    let waiting: Piece[] = []
    const flush = (): void => {
      if (waiting.length > 0) this.add(this.blocks(source, waiting))
      waiting = []
    }
    for (const piece of body) {
      if (piece.type === 'html_block' && /^<!--[\s\S]*-->\s*$/.test(piece.content)) {
        flush()
        this.comment(piece.content)
        continue
      }
      if (!this.begins(piece)) {
        waiting.push(piece)
        continue
      }
      flush()
      this.begin(source, piece, text)
    }
    flush()
  }

  /** What others left out of their text stays out of ours. */
  private comment(html: string): void {
    const words = commentsIn(html)
    const shown = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words
    if (words !== '') this.around.tell('lost', `A comment: ${shown}`)
  }

  /** Whether a piece is the heading of a section. */
  private begins({ type, tag }: Piece): boolean {
    if (type !== 'heading') return false
    const depth = Number(tag.slice(1))
    if (this.begun) return true
    return depth <= (this.around.isOwn ? this.any.depth : DEEPEST_SECTION)
  }

  private begin(source: Source, piece: Piece, text: string): void {
    const depth = Math.min(3, Number(piece.tag.slice(1)))
    const { attrs = {}, title = null, heading = '' } = this.begun ?? {}
    this.begun = null
    this.any.depth = Number(piece.tag.slice(1))
    const line = text.split('\n')[piece.line - 1] ?? ''
    const read = readInlines(source, piece.children)
    const kept = title !== null && digestOf(line) === heading ? (title as readonly Inline[]) : read
    this.sections.push({ attrs: { level: depth, ...attrs }, title: this.titleOf(kept), content: [] })
  }

  /** Titles of sections have no links, and no format besides these. */
  private titleOf(title: readonly Inline[]): readonly Inline[] {
    if (this.around.isOwn) return title
    return title.map((inline): Inline => {
      if (inline.type === 'hardBreak') return { type: 'text', text: ' ' }
      if (!inline.marks) return inline
      for (const mark of inline.marks)
        if (mark.type === 'link')
          this.around.tell('lost', `A link in a title: ${mark.attrs.href.slice(0, 80)}`)
      const marks = inline.marks.filter(({ type }) => IN_TITLES.includes(type))
      const { marks: _, ...bare } = inline
      return (marks.length > 0 ? { ...bare, marks } : bare) as Inline
    })
  }

  private add(blocks: readonly unknown[]): void {
    if (this.sections.length === 0) this.sections.push({ attrs: { level: 1 }, title: [], content: [] })
    const [first, ...rest] = blocks as { attrs?: Json }[]
    const given =
      this.attrs && first ? [{ ...first, attrs: { ...first.attrs, ...this.attrs } }, ...rest] : blocks
    if (first) this.attrs = null
    this.sections.at(-1)?.content.push(...given)
  }

  /** Blocks of pieces; one that has no place in a pack becomes its words. */
  private blocks(source: Source, pieces: readonly Piece[]): unknown[] {
    const all = attempt(() => checked(readBlocks(source, pieces)))
    if (all) return [...all]
    return pieces.flatMap((piece): unknown[] => {
      const one = attempt(() => checked(readBlocks(source, [piece])))
      if (one) return [...one]
      this.around.tell(
        'changed',
        `${NAMES[piece.type] ?? `A part ${piece.info}`.trim()} that a pack can’t have in this form: it is text`,
      )
      return [{ type: 'paragraph', content: wordsIn(piece, source.notes) }]
    })
  }
}

const IN_TITLES: readonly string[] = ['onlyIf', 'toConfirm', 'bold', 'italic', 'superscript', 'subscript']

const NAMES: Readonly<Record<string, string>> = {
  bullet_list: 'A list',
  ordered_list: 'A numbered list',
  table: 'A table',
  blockquote: 'A quotation',
}

/** The blocks, if a section can have them. */
function checked(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length === 0) return blocks
  const section = emptySection('', () => 'checked')
  parseSection({ ...section, content: [section.content[0], ...blocks] }, 0)
  return blocks
}

/** What a reader returns; null when it refuses what is there. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
