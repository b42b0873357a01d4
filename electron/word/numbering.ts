// Lists of Word: they count as the survey did, and begin anew where Word alone would count otherwise.
import { annexHeading, annexName } from '#shared/document/annex-names'
import type { Numbering } from '#shared/document/survey'
import { hex } from './units'
import { el, val, wordPart } from './xml'

/** A paragraph's place in a list. */
export interface ListPlace {
  readonly list: number
  readonly level: number
}

type Kind = 'sections' | 'annexes' | 'paragraphs' | 'bullets' | 'ordered'
const KINDS: readonly Kind[] = ['sections', 'annexes', 'paragraphs', 'bullets', 'ordered']
const LEVELS = 9
const BULLETS = ['•', '–', '▪']

interface ListCount {
  list: number
  counts: readonly number[]
  /** Levels that paragraphs of this list have. */
  used: Set<number>
}

interface Override {
  readonly kind: Kind
  readonly starts: ReadonlyMap<number, number>
}

/** Gives paragraphs their lists, and writes the lists. */
export class Lists {
  private readonly current = new Map<Kind, ListCount>()
  private readonly overrides: Override[] = []
  /** The list of each depth of ordered lists. */
  private readonly ordered: number[] = []

  constructor(
    private readonly numbering: Numbering & { readonly sections: boolean },
    /** Colour of the names of annexes. */
    private readonly muted: string,
  ) {}

  /** The number of a section, `2.1` or `A.1`; null when Word can't count so. */
  section(number: string, annex: boolean): ListPlace | null {
    const counts = countsOf(number)
    if (!counts || counts.length > 3) return null
    const { heading = '' } = this.numbering.annexes
    if (annex && heading.length > MOST_HEADING) return null
    return this.counted(annex ? 'annexes' : 'sections', counts, true)
  }

  /** The counts of a numbered paragraph and of those above it. */
  paragraph(levels: readonly number[]): ListPlace | null {
    const count = levels.at(-1) ?? 1
    const lettered = levels.length === 2 || levels.length === 4
    return lettered && count > MOST_LETTERS ? null : this.counted('paragraphs', levels, false)
  }

  bullet(depth: number): ListPlace {
    return { list: this.base('bullets'), level: Math.min(depth, LEVELS - 1) }
  }

  /** An item of an ordered list; the first one begins it. */
  item(depth: number, count: number, first: boolean): ListPlace {
    const level = Math.min(depth, LEVELS - 1)
    if (first || this.ordered[level] === undefined)
      this.ordered[level] = this.restart('ordered', new Map([[level, count]]))
    return { list: this.ordered[level] ?? 0, level }
  }

  /** The list that a style of headings belongs to; null where sections have no numbers. */
  get headings(): number | null {
    return this.numbering.sections ? this.base('sections') : null
  }

  private base(kind: Kind): number {
    return KINDS.indexOf(kind) + 1
  }

  private counted(kind: Kind, counts: readonly number[], shown: boolean): ListPlace {
    const level = counts.length - 1
    const last = this.current.get(kind) ?? { list: this.base(kind), counts: [], used: new Set<number>() }
    const next = this.continues(last, counts, shown) ? last : this.begin(kind, counts, shown)
    next.counts = counts
    next.used.add(level)
    for (const one of next.used) if (one > level) next.used.delete(one)
    this.current.set(kind, next)
    return { list: next.list, level }
  }

  /** Whether Word, counting on, comes to the same counts. */
  private continues({ counts: before, used }: ListCount, counts: readonly number[], shown: boolean): boolean {
    const level = counts.length - 1
    const above = counts.slice(0, level)
    if (shown && !above.every((count, at) => count === before[at])) return false
    if (before[level] === 0) return false
    if (used.has(level)) return counts[level] === (before[level] ?? 0) + 1
    return counts[level] === 1 && above.every((_, at) => used.has(at))
  }

  private begin(kind: Kind, counts: readonly number[], shown: boolean): ListCount {
    const last = counts.length - 1
    const starts = counts.map((count, level) => [level, shown || level === last ? count : count + 1] as const)
    return { list: this.restart(kind, new Map(starts)), counts, used: new Set() }
  }

  private restart(kind: Kind, starts: ReadonlyMap<number, number>): number {
    return KINDS.length + this.overrides.push({ kind, starts })
  }

  /** The part of the file with all lists. */
  xml(): string {
    return wordPart(
      'w:numbering',
      ...KINDS.map((kind, index) =>
        el(
          'w:abstractNum',
          { 'w:abstractNumId': index },
          val('w:multiLevelType', 'multilevel'),
          ...Array.from({ length: LEVELS }, (_, level) => this.level(kind, level)),
        ),
      ),
      ...KINDS.map((_, index) => el('w:num', { 'w:numId': index + 1 }, val('w:abstractNumId', index))),
      ...this.overrides.map(({ kind, starts }, index) =>
        el(
          'w:num',
          { 'w:numId': KINDS.length + index + 1 },
          val('w:abstractNumId', KINDS.indexOf(kind)),
          ...[...starts].map(([level, start]) =>
            el('w:lvlOverride', { 'w:ilvl': level }, val('w:startOverride', start)),
          ),
        ),
      ),
    )
  }

  private level(kind: Kind, level: number): string {
    const { format, text, after = 'tab' } = this.look(kind, level)
    const styled = kind === 'sections' && level < 3 && this.numbering.sections
    return el(
      'w:lvl',
      { 'w:ilvl': level },
      val('w:start', 1),
      val('w:numFmt', format),
      styled ? val('w:pStyle', `Heading${level + 1}`) : '',
      val('w:suff', after),
      val('w:lvlText', text),
      val('w:lvlJc', 'left'),
      kind === 'annexes' && after === 'nothing' ? el('w:rPr', {}, val('w:color', hex(this.muted))) : '',
    )
  }

  private look(
    kind: Kind,
    level: number,
  ): { readonly format: string; readonly text: string; readonly after?: 'nothing' } {
    const own = `%${level + 1}`
    switch (kind) {
      case 'sections':
        return { format: 'decimal', text: dotted(level) }
      case 'annexes':
        return this.annexLook(level)
      case 'paragraphs':
        return paragraphLook(level, own, this.numbering.fifth)
      case 'bullets':
        return { format: 'bullet', text: BULLETS[level % BULLETS.length] ?? '•' }
      default:
        return { format: 'decimal', text: `${own}.` }
    }
  }

  private annexLook(level: number): { format: string; text: string; after?: 'nothing' } {
    const naming = this.numbering.annexes
    const format = level === 0 && naming.marks === 'letters' ? 'upperLetter' : 'decimal'
    const text = annexHeading(annexName(dotted(level), naming), naming)
    if (level === 0 || (level === 1 && naming.below !== undefined)) return { format, text, after: 'nothing' }
    return { format, text: dotted(level) }
  }
}

const dotted = (level: number): string => Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.')

/** Longer than this, the name of an annex does not fit into the 255 letters that Word has for one. */
const MOST_HEADING = 150

/** Word continues with aa, bb, cc; the survey with aa, ab. */
const MOST_LETTERS = 27

function paragraphLook(level: number, own: string, fifth: string): { format: string; text: string } {
  switch (level) {
    case 0:
      return { format: 'decimal', text: `${own}.` }
    case 1:
      return { format: 'lowerLetter', text: `${own}.` }
    case 2:
      return { format: 'decimal', text: `(${own})` }
    case 3:
      return { format: 'lowerLetter', text: `(${own})` }
    default:
      return { format: 'lowerRoman', text: fifth === '(i)' ? `(${own})` : `${own}.` }
  }
}

/** `2.1` as counts; a letter by its place in the alphabet of Word, which has all letters. */
function countsOf(number: string): number[] | null {
  const counts = number.split('.').map((part) => {
    if (/^\d+$/.test(part)) return Number(part)
    return /^[A-Z]$/.test(part) ? part.charCodeAt(0) - 64 : Number.NaN
  })
  return counts.some(Number.isNaN) ? null : counts
}
