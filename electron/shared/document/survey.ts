// Numbering of a document: counted once, in printing order, for both page engine and editor.
import type { NotesLocation, ParagraphNumbers } from '../pack'
import { filled, printWords } from '../print-words'
import type { AnnexNaming } from './annex-names'
import type { Edition } from './audiences'
import { linkNotes } from './link-notes'
import type { DocumentNode, FieldUse, Footnote, Inline, NodeId, Section, Text } from './nodes'
import { type NoteNumber, noteMark } from './note-mark'
import { type FifthLevel, nextLevels, paragraphMark, paragraphNumber, sectionNumbers } from './numbers'
import { type Conditions, type FieldStates, jsonConditions, metInlines, type PrintedBy } from './only-if'
import { inPrintOrder, isPrinted } from './printed'
import { inlineText } from './query'
import { areNumbered, type SectionNumbering } from './section-numbering'
import { isToConfirm, withBlanks } from './to-confirm'

/** Decides which parts are numbered, and how numbers look. */
export interface Numbering extends FieldStates {
  readonly edition: Edition
  /** Whether sections are numbered; annexes always are. */
  readonly sections: SectionNumbering
  readonly annexes: AnnexNaming
  /** Language of the names of tables, figures and parts; English if absent. */
  readonly language?: string
  /** Where numbered paragraphs restart; each annex is a document of its own and restarts in any case. */
  readonly paragraphs: ParagraphNumbers
  readonly fifth: FifthLevel
  /** Where sources are printed: with the footnotes, they share their numbers. */
  readonly sources: NotesLocation
  /** Links get a note with their address. */
  readonly linkNotes: boolean
}

/** Counts at the start of a section. */
export interface Counters {
  /** Numbered paragraphs by level. */
  readonly levels: readonly number[]
  readonly notes: number
  readonly tables: number
  readonly figures: number
}

/** Counted parts, and unnumbered ones that can be referred to. */
export type Counted =
  | { readonly type: 'section' | 'heading'; readonly id: NodeId; readonly words: Words }
  | {
      readonly type: 'numberedParagraph'
      readonly id: NodeId
      readonly level: number
      readonly words: Words
    }
  | { readonly type: 'table' | 'image'; readonly id: NodeId; readonly caption: string }
  /** `source` is null for footnotes, and for the address of a link, which is a note in print only. */
  | { readonly type: 'note'; readonly id: NodeId; readonly source: string | null }

/** Returns the words of a node; `value` returns those of a field. */
export type Words = (value: (field: FieldUse) => string) => string

/** A printed section and its numbers. `N` is the type of the nodes: JSON, or the editor's. */
export interface SurveyedSection<N = Section> {
  readonly section: N
  readonly annex: boolean
  /** The annex that it is or belongs to, `A`; empty in the body. */
  readonly series: string
  /** `2.1`, or `A` for annexes; empty when sections are not numbered. */
  readonly number: string
  readonly start: Counters
  /** In reading order; the section itself comes first. */
  readonly counted: readonly Counted[]
  /** Numbers of its sources in a list, by `sourceKey`: a source cited twice has one number. */
  readonly sourceNumbers: ReadonlyMap<string, number>
}

/** Access to nodes of one type. */
export interface NodeReader<N extends object> {
  type(node: N): string
  attrs(node: N): Readonly<Record<string, unknown>>
  children(node: N): readonly N[]
  /** The content of a text block or note as JSON. */
  inlines(node: N): readonly Inline[]
  /** Whether an inline node is among words to confirm, which are not printed. */
  toConfirm(node: N): boolean
  /** The fields that decide about words in a node, and whether it is left out (`only-if.ts`). */
  readonly conditions: Conditions<N>
}

const contentOf = (node: DocumentNode) =>
  (('content' in node && node.content) || []) as readonly DocumentNode[]

/** Reads JSON documents. */
const jsonReader: NodeReader<DocumentNode> = {
  type: ({ type }) => type,
  attrs: (node) => ('attrs' in node ? (node.attrs as unknown as Record<string, unknown>) : {}),
  children: contentOf,
  inlines: (node) => contentOf(node) as readonly Inline[],
  toConfirm: (node) => isToConfirm(node as Inline),
  conditions: jsonConditions,
}

/** Equal for source notes with the same words, which are one source. */
export const sourceKey = ({ content }: Pick<Footnote, 'content'>): string => JSON.stringify(content ?? [])

const TEXT_BLOCKS = ['sectionTitle', 'heading', 'paragraph', 'numberedParagraph']
const NOTHING: readonly Counted[] = []

/** What was counted in a node, and which of the fields that decide about its words had a value then. */
interface KnownCount {
  readonly key: string
  readonly counted: readonly Counted[]
}

/** Counts sections; unchanged nodes (by identity) are not counted again. */
class Counting<N extends object> {
  private readonly known = new WeakMap<N, KnownCount>()
  private by: PrintedBy

  constructor(
    private readonly read: NodeReader<N>,
    edition: Edition,
    private readonly links: boolean,
  ) {
    this.by = { edition }
  }

  section(section: N, { filled, omitted }: FieldStates): readonly Counted[] {
    this.by = { edition: this.by.edition, filled, omitted }
    return this.remembered(section, () => {
      const [title, ...blocks] = this.read.children(section)
      const id = String(this.read.attrs(section).id)
      const own: Counted = { type: 'section', id, words: title ? this.wordsOf(title) : () => '' }
      const all = title ? [title, ...blocks] : blocks
      return [own, ...all.flatMap((block) => this.remembered(block, () => this.block(block)))]
    })
  }

  private remembered(node: N, count: () => readonly Counted[]): readonly Counted[] {
    const key = this.read.conditions.stateOf(node, this.by)
    const before = this.known.get(node)
    if (before?.key === key) return before.counted
    const found = count()
    const counted = found.length === 0 ? NOTHING : found
    this.known.set(node, { key, counted })
    return counted
  }

  private block(block: N): Counted[] {
    const counted: Counted[] = []
    const { conditions } = this.read
    const depends = conditions.fieldsIn(block).length > 0
    const visit = (node: N): void => {
      const type = this.read.type(node)
      if (!isPrinted(type, this.read.attrs(node), this.by.edition)) return
      if (depends && conditions.isLeftOut(node, this.by)) return
      const own = this.own(node, type)
      if (own) counted.push(own)
      if (TEXT_BLOCKS.includes(type)) this.noteNotes(node, depends, counted)
      else for (const child of this.read.children(node)) visit(child)
    }
    visit(block)
    return counted
  }

  private own(node: N, type: string): Counted | null {
    const { id, level, caption } = this.read.attrs(node) as { id: NodeId; level: number; caption: string }
    if (type === 'heading') return { type, id, words: this.wordsOf(node) }
    if (type === 'numberedParagraph') return { type, id, level, words: this.wordsOf(node) }
    return type === 'table' || type === 'image' ? { type, id, caption } : null
  }

  private wordsOf(node: N): Words {
    const { filled } = this.by
    return (value) => inlineText(withBlanks(metInlines(this.read.inlines(node), filled)), value).trim()
  }

  /** Adds the notes of a text block; `depends` says whether words in it may depend on fields. */
  private noteNotes(block: N, depends: boolean, counted: Counted[]): void {
    const { read } = this
    const addresses = this.links ? linkNotes(metInlines(read.inlines(block), this.by.filled)) : null
    let index = 0
    for (const inline of read.children(block)) {
      if (depends && read.conditions.isLeftOut(inline, this.by)) continue
      if (read.type(inline) === 'footnote' && !read.toConfirm(inline)) counted.push(this.note(inline))
      if (addresses?.has(index)) counted.push(LINK_NOTE)
      index += 1
    }
  }

  private note(node: N): Counted {
    const { id, kind } = this.read.attrs(node) as { id: NodeId; kind: string }
    return {
      type: 'note',
      id,
      source: kind === 'source' ? sourceKey({ content: this.read.inlines(node) as Text[] }) : null,
    }
  }
}

const LINK_NOTE: Counted = { type: 'note', id: '', source: null }

/** Counts on through a section and returns the numbers as printed. */
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

  /** The current counts: where the next section starts, unless its paragraphs restart. */
  get now(): Counters {
    const { levels, notes, tables, figures } = this
    return { levels, notes, tables, figures }
  }

  /** Counts a numbered paragraph: returns its mark, and how it is referred to. */
  paragraph(level: number): { readonly mark: string; readonly number: string } {
    const { fifth } = this.numbering
    this.levels = nextLevels(this.levels, level)
    return {
      mark: paragraphMark(level, this.levels[level - 1] ?? 1, fifth),
      number: paragraphNumber(this.levels, fifth),
    }
  }

  private get words() {
    return printWords(this.numbering.language ?? '').counts
  }

  /** Counts a table with a caption: `Table 3`. */
  table(): string {
    return filled(this.words.table, { n: ++this.tables })
  }

  /** Counts an image with a caption: `Figure 3`. */
  figure(): string {
    return filled(this.words.figure, { n: ++this.figures })
  }

  /** Counts a note. `source` is the key of a source, else null; listed sources are numbered by their words. */
  note(source: string | null): NoteNumber {
    if (source !== null && this.numbering.sources !== 'footnotes')
      return { number: this.sources.get(source) ?? 0, listed: true }
    return { number: ++this.notes, listed: false }
  }
}

/** Creates a survey for one type of nodes. Pure; cheap for unchanged nodes. */
export function createSurvey<N extends object>(read: NodeReader<N>) {
  const countings = new Map<string, Counting<N>>()
  return (sections: readonly N[], numbering: Numbering): SurveyedSection<N>[] => {
    const { edition, linkNotes: links } = numbering
    const key = `${edition} ${links}`
    const counting = countings.get(key) ?? new Counting(read, edition, links)
    countings.set(key, counting)
    const attrsOf = (section: N) => read.attrs(section) as unknown as Section['attrs']
    const ordered = inPrintOrder(sections, edition, attrsOf)
    return number(
      ordered.map((section) => ({
        section,
        attrs: attrsOf(section),
        counted: counting.section(section, numbering),
      })),
      numbering,
    )
  }
}

/** Surveys the sections of a JSON document. */
export const surveySections = createSurvey<DocumentNode>(jsonReader) as (
  sections: readonly Section[],
  numbering: Numbering,
) => SurveyedSection[]

interface CountedSection<N> {
  readonly section: N
  readonly attrs: Section['attrs']
  readonly counted: readonly Counted[]
}

function number<N>(sections: readonly CountedSection<N>[], numbering: Numbering): SurveyedSection<N>[] {
  const all = sections.map(({ attrs }) => attrs)
  const numbers = sectionNumbers(all, numbering.annexes)
  const numbered = areNumbered(numbering.sections, sections)
  const sources = new Map<string, number>()
  let start: Counters = { levels: [], notes: 0, tables: 0, figures: 0 }
  let series = ''
  return sections.map(({ section, attrs: { annex }, counted }, index) => {
    if (numbering.sources === 'sections') sources.clear()
    const own = numbers[index] ?? ''
    const before = series
    if (annex) series = own.split('.')[0] ?? ''
    const anew = numbering.paragraphs === 'section' || series !== before
    const surveyed: SurveyedSection<N> = {
      section,
      annex,
      series,
      number: numbered || annex ? own : '',
      start: anew ? { ...start, levels: [] } : start,
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
  { sources }: Numbering,
  known: Map<string, number>,
): ReadonlyMap<string, number> {
  if (sources === 'footnotes') return NO_SOURCES
  const keys = counted.flatMap((one) => (one.type === 'note' && one.source !== null ? one.source : []))
  return new Map(
    keys.map((key) => {
      const number = known.get(key) ?? known.size + 1
      known.set(key, number)
      return [key, number]
    }),
  )
}

interface SectionEnd {
  readonly numbering: Numbering
  readonly start: Counters
  readonly end: Counters
}

/** End counts by section: unchanged sections with the same start are not counted again. */
const ends = new WeakMap<readonly Counted[], SectionEnd>()

/** Start counts of the section after this one. */
function countersAfter<N>(
  { counted, start, sourceNumbers }: SurveyedSection<N>,
  numbering: Numbering,
): Counters {
  const last = ends.get(counted)
  if (last?.numbering === numbering && sameCounters(last.start, start)) return last.end
  const counter = new SectionCounter({ start, sourceNumbers }, numbering)
  for (const one of counted) count(one, counter)
  const end = counter.now
  ends.set(counted, { numbering, start, end })
  return end
}

function sameCounters(one: Counters, other: Counters): boolean {
  return (
    one === other ||
    (one.notes === other.notes &&
      one.tables === other.tables &&
      one.figures === other.figures &&
      String(one.levels) === String(other.levels))
  )
}

/** Counts one part; returns the mark printed for it, if any. */
function count(one: Counted, counter: SectionCounter): string {
  switch (one.type) {
    case 'numberedParagraph':
      return counter.paragraph(one.level).mark
    case 'table':
      return one.caption === '' ? '' : counter.table()
    case 'image':
      return one.caption === '' ? '' : counter.figure()
    case 'note':
      return noteMark(counter.note(one.source))
    default:
      return ''
  }
}

/** Returns the mark printed for each counted part: `a.`, `Table 3`, `4`, `[2]`; by id. */
export function printedMarks<N>(
  surveyed: SurveyedSection<N>,
  numbering: Numbering,
): ReadonlyMap<NodeId, string> {
  const counter = new SectionCounter(surveyed, numbering)
  const marks = new Map<NodeId, string>()
  for (const one of surveyed.counted) {
    const mark = count(one, counter)
    if (mark !== '' && one.id !== '') marks.set(one.id, mark)
  }
  return marks
}
