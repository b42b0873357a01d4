// The numbers of a document: counted once, in printing order, for the page and for the editor.
import type { PackKind, ParagraphNumbers, SourcePlace } from '../pack'
import { linkNotes } from './link-notes'
import type {
  DocumentNode,
  Footnote,
  Heading,
  Image,
  Inline,
  NodeId,
  NumberedParagraph,
  Section,
  Table,
} from './nodes'
import { type FifthLevel, nextLevels, paragraphMark, paragraphNumber, sectionNumbers } from './numbers'
import { inPrintOrder, walkPrinted } from './printed'

/** What decides which parts have numbers, and how they look. */
export interface Numbering {
  readonly kind: PackKind
  /** Whether sections have numbers; annexes have their letters anyway. */
  readonly sections: boolean
  /** Where numbered paragraphs begin anew. */
  readonly paragraphs: ParagraphNumbers
  readonly fifth: FifthLevel
  /** Where sources stand: with the footnotes they share their numbers. */
  readonly sources: SourcePlace
  /** Links get a note with their address. */
  readonly linkNotes: boolean
}

/** Numbers at which a section begins. */
export interface Counters {
  /** Numbered paragraphs by level. */
  readonly levels: readonly number[]
  readonly notes: number
  readonly tables: number
  readonly figures: number
}

/** The note with the address of a link, which only paper wants. */
export interface LinkNote {
  readonly type: 'linkNote'
}

/** What is counted, and headings: they have no number but can be referred to. */
export type Counted = Heading | NumberedParagraph | Table | Image | Footnote | LinkNote

/** A printed section with its place in the numbering. */
export interface SurveyedSection {
  readonly section: Section
  /** `2.1`, or `A` for annexes; empty when sections have no numbers. */
  readonly number: string
  readonly start: Counters
  /** In reading order. */
  readonly counted: readonly Counted[]
  /** Numbers of its sources in a list, by `sourceKey`: a source that is cited twice has one number. */
  readonly sourceNumbers: ReadonlyMap<string, number>
}

/** Equal for source notes with the same words: one source. */
export const sourceKey = ({ content }: Footnote): string => JSON.stringify(content)

const NOTHING: readonly Counted[] = []
/** Kept by the identity of blocks and sections, for each combination of what decides. */
const known = new Map<string, WeakMap<DocumentNode, readonly Counted[]>>()

/** What a section counts. Pieces that are the same JSON objects as before are not looked at again. */
function countedIn(section: Section, { kind, linkNotes: links }: Numbering): readonly Counted[] {
  const key = `${kind} ${links}`
  const kept = known.get(key) ?? new WeakMap<DocumentNode, readonly Counted[]>()
  known.set(key, kept)
  const read = (node: DocumentNode): readonly Counted[] => {
    const before = kept.get(node)
    if (before) return before
    const found = node === section ? section.content.flatMap(read) : countBlock(node, kind, links)
    const counted = found.length === 0 ? NOTHING : found
    kept.set(node, counted)
    return counted
  }
  return read(section)
}

function countBlock(block: DocumentNode, kind: PackKind, links: boolean): Counted[] {
  const counted: Counted[] = []
  walkPrinted(block, kind, (node) => {
    switch (node.type) {
      case 'heading':
      case 'numberedParagraph':
        counted.push(node)
        break
      case 'table':
      case 'image':
        counted.push(node)
        return true
      case 'sectionTitle':
      case 'paragraph':
        break
      default:
        return true
    }
    countInlines(node.content ?? [], links, counted)
    return false
  })
  return counted
}

function countInlines(inlines: readonly Inline[], links: boolean, counted: Counted[]): void {
  const addresses = links ? linkNotes(inlines) : null
  inlines.forEach((inline, index) => {
    if (inline.type === 'footnote') counted.push(inline)
    if (addresses?.has(index)) counted.push({ type: 'linkNote' })
  })
}

/** Counts on through a section: what it gives is what is printed. */
export class SectionCounter {
  private levels: readonly number[]
  private notes: number
  private tables: number
  private figures: number
  private readonly numbering: Numbering
  private readonly sources: ReadonlyMap<string, number>

  constructor(
    { start, sourceNumbers }: Pick<SurveyedSection, 'start' | 'sourceNumbers'>,
    numbering: Numbering,
  ) {
    this.levels = start.levels
    this.notes = start.notes
    this.tables = start.tables
    this.figures = start.figures
    this.numbering = numbering
    this.sources = sourceNumbers
  }

  /** The counts now: where the next section begins, unless its paragraphs begin anew. */
  get now(): Counters {
    const { levels, notes, tables, figures } = this
    return { levels, notes, tables, figures }
  }

  /** The next numbered paragraph: its mark, and how it is referred to. */
  paragraph(level: number): { readonly mark: string; readonly number: string } {
    const { fifth } = this.numbering
    this.levels = nextLevels(this.levels, level)
    return {
      mark: paragraphMark(level, this.levels[level - 1] ?? 1, fifth),
      number: paragraphNumber(this.levels, fifth),
    }
  }

  /** The next table with a caption: `Table 3`. */
  table(): string {
    return `Table ${++this.tables}`
  }

  /** The next image with a caption: `Figure 3`. */
  figure(): string {
    return `Figure ${++this.figures}`
  }

  /** The next note's number; `listed` for a source of a list, which has the number of its words. */
  note(note: Footnote | LinkNote): { readonly number: number; readonly listed: boolean } {
    if (isListed(note, this.numbering))
      return { number: this.sources.get(sourceKey(note)) ?? 0, listed: true }
    return { number: ++this.notes, listed: false }
  }
}

function isListed(node: Counted, { sources }: Numbering): node is Footnote {
  return sources !== 'footnotes' && node.type === 'footnote' && node.attrs.kind === 'source'
}

/** Surveys a document's sections. Pure; costs little for sections that are the same JSON objects as before. */
export function surveySections(sections: readonly Section[], numbering: Numbering): SurveyedSection[] {
  const ordered = inPrintOrder(sections)
  const numbers = sectionNumbers(ordered.map(({ attrs }) => attrs))
  const sources = new Map<string, number>()
  let start: Counters = { levels: [], notes: 0, tables: 0, figures: 0 }
  return ordered.map((section, index) => {
    const { annex } = section.attrs
    const counted = countedIn(section, numbering)
    if (numbering.sources === 'sections') sources.clear()
    const surveyed: SurveyedSection = {
      section,
      number: numbering.sections || annex ? (numbers[index] ?? '') : '',
      start: numbering.paragraphs === 'section' ? { ...start, levels: [] } : start,
      counted,
      sourceNumbers: sourceNumbersIn(counted, numbering, sources),
    }
    start = countersAfter(surveyed, numbering)
    return surveyed
  })
}

const NO_SOURCES: ReadonlyMap<string, number> = new Map()

function sourceNumbersIn(
  counted: readonly Counted[],
  numbering: Numbering,
  known: Map<string, number>,
): ReadonlyMap<string, number> {
  const listed = counted.filter((node) => isListed(node, numbering)) as Footnote[]
  if (listed.length === 0) return NO_SOURCES
  return new Map(
    listed.map((note) => {
      const key = sourceKey(note)
      const number = known.get(key) ?? known.size + 1
      known.set(key, number)
      return [key, number]
    }),
  )
}

/** Where the section after this one begins. */
function countersAfter({ counted, start }: SurveyedSection, numbering: Numbering): Counters {
  let { levels, notes, tables, figures } = start
  for (const node of counted) {
    if (node.type === 'numberedParagraph') levels = nextLevels(levels, node.attrs.level)
    else if (node.type === 'table') tables += node.attrs.caption === '' ? 0 : 1
    else if (node.type === 'image') figures += node.attrs.caption === '' ? 0 : 1
    else if (node.type !== 'heading') notes += isListed(node, numbering) ? 0 : 1
  }
  return { levels, notes, tables, figures }
}

/** What stands in the text for each thing that a section counts: `a.`, `Table 3`, `4`, `[2]`; by id. */
export function printedMarks(surveyed: SurveyedSection, numbering: Numbering): ReadonlyMap<NodeId, string> {
  const counter = new SectionCounter(surveyed, numbering)
  const marks = new Map<NodeId, string>()
  for (const node of surveyed.counted) {
    const mark = markOf(node, counter)
    if (mark !== '' && node.type !== 'linkNote') marks.set(node.attrs.id, mark)
  }
  return marks
}

function markOf(node: Counted, counter: SectionCounter): string {
  switch (node.type) {
    case 'heading':
      return ''
    case 'numberedParagraph':
      return counter.paragraph(node.attrs.level).mark
    case 'table':
      return node.attrs.caption === '' ? '' : counter.table()
    case 'image':
      return node.attrs.caption === '' ? '' : counter.figure()
    default:
      return noteMark(counter.note(node))
  }
}

/** How a note's number is written: `4`, or `[2]` for a source of a list. */
export function noteMark({ number, listed }: ReturnType<SectionCounter['note']>): string {
  return listed ? `[${number}]` : String(number)
}
