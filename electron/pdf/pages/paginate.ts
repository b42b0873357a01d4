// Strips -> filled pages: keeps strips together, repeats header rows, puts notes at the foot of their page.
import { type Strip, stackHeight, type TypesetNote } from '../flow/strip'
import { divideStrip, drawnStrip } from '../table/rows'
import { chainEnd, isOptional, isSameTable, type UnitStrip } from './chains'

/** A strip at its height on a page; `unit` is -1 for a repeated header. */
export interface PlacedStrip extends UnitStrip {
  readonly y: number
}

/** A page's content, from the top of the text area. */
export interface FilledPage {
  readonly body: readonly PlacedStrip[]
  readonly notes: readonly PlacedStrip[]
  /** Height of the rule above the notes; null without notes. */
  readonly noteRule: number | null
}

const NOTE_SEPARATION = 12
const FOOT_SEPARATION = 12
const footOf = (strips: readonly Strip[]): number => FOOT_SEPARATION + stackHeight(strips)
/** A row or paragraph this tall (in pages) is divided rather than moved to the next page. */
const SPLIT_HEIGHT = 0.5
/** More of the page is not left empty. */
const SPLIT_SPACE = 0.2
/** A header that takes more of the page than this is not repeated. */
const MAX_REPEAT = 0.4
/** Height of the first line of a note. */
const LEAST_NOTE = 14
/** Lines of a divided note on each of its pages. */
const LEAST_LINES = 2
const EPSILON = 0.01

/** Height that a line of a note takes, with the gap above the first. */
const noteLine = ({ height, before }: Strip): number => height + before

/**
 * Typesets the short form of a note on a page on which note `first` has already named the source:
 * `typesetRepeatedNote`.
 */
export type RepeatNote = (note: TypesetNote, first: number) => readonly Strip[]

/** Fills pages of a height. Terminates for any input: an indivisible strip taller than a page gets its own page. */
export function paginate(strips: readonly UnitStrip[], height: number, repeatNote: RepeatNote): FilledPage[] {
  const paginator = new Paginator(height, repeatNote)
  const queue = [...strips]
  for (let index = 0; index < queue.length; ) {
    const next = queue[index] as UnitStrip
    if (next.strip.breakBefore && index > 0) paginator.turnForBreak()
    const end = chainEnd(queue, index)
    if (paginator.fits(queue, index, end)) {
      for (; index < end; index++) paginator.place(queue[index] as UnitStrip)
      continue
    }
    if (paginator.fitsWithNoteDivided(queue, index, end)) {
      for (; index < end; index++) paginator.placeLong(queue[index] as UnitStrip)
      if (index < queue.length) paginator.turn(queue[index] as UnitStrip)
      continue
    }
    const withDropped = paginator.withoutDroppable(queue.slice(index, end))
    if (withDropped) {
      for (const one of withDropped) paginator.place(one)
      index = end
      continue
    }
    const cut = paginator.cutBefore(queue, index, end)
    if (cut > index) {
      for (; index < cut; index++) paginator.place(queue[index] as UnitStrip)
      paginator.turn(queue[index] as UnitStrip)
      continue
    }
    if (!paginator.isEmpty && isOptional(queue, index, end)) {
      index = end
      continue
    }
    const tall = paginator.dividesAt(queue, index, end)
    for (; index < tall; index++) paginator.place(queue[index] as UnitStrip)
    const one = queue[index] as UnitStrip
    const parts = paginator.divide(one)
    if (parts) {
      paginator.placeLong({ strip: parts[0], unit: one.unit })
      queue[index] = { strip: parts[1], unit: one.unit }
      paginator.turn(queue[index] as UnitStrip)
    } else if (!paginator.isEmpty) {
      paginator.turn(one)
    } else {
      // Alone on a page the chain is still too tall: it is not kept together.
      index = paginator.placeLoose(queue, index, end)
    }
  }
  return paginator.finish()
}

class Paginator {
  private readonly height: number
  private readonly repeatNote: RepeatNote
  private readonly pages: FilledPage[] = []
  private body: PlacedStrip[] = []
  private notes: UnitStrip[] = []
  /** Sources named in the notes of the page, with the number of the note. */
  private readonly named = new Map<string, number>()
  private notesHeight = 0
  private foot: UnitStrip[] = []
  private footHeight = 0
  private carried: UnitStrip[] = []
  private bottom = 0
  private after = 0
  /** Strips on the page that are not repeats. */
  private real = 0
  /** The last row of a table; kept across pages that contain only notes. */
  private row: UnitStrip | null = null

  constructor(height: number, repeatNote: RepeatNote) {
    this.height = height
    this.repeatNote = repeatNote
  }

  /** Neither text nor notes continued from the page before. */
  get isEmpty(): boolean {
    return this.real === 0 && this.notes.length === 0
  }

  private get available(): number {
    return this.height - this.bottom - this.notesHeight - this.footHeight
  }

  private gapBefore(strip: Strip): number {
    return this.body.length === 0 ? 0 : Math.max(this.after, strip.before)
  }

  private noteHeight(notes: readonly TypesetNote[]): number {
    if (notes.length === 0) return 0
    let own = 0
    for (let i = 0; i < notes.length; i++) {
      const { note, height, repeatedHeight } = notes[i] as TypesetNote
      const { source } = note
      const named =
        source !== '' &&
        (this.named.has(source) || notes.some((one, at) => at < i && one.note.source === source))
      own += (named ? repeatedHeight : height) + 2
    }
    return own + (this.notes.length === 0 ? NOTE_SEPARATION : 0)
  }

  fits(strips: readonly UnitStrip[], start: number, end: number): boolean {
    const { needed, notes } = this.needsOf(strips, start, end)
    return needed + this.noteHeight(notes) <= this.available + EPSILON
  }

  /** Height and notes of strips; a height beyond any page when they are higher than one. */
  private needsOf(strips: readonly UnitStrip[], start: number, end: number) {
    let needed = 0
    let after = this.after
    const notes: TypesetNote[] = []
    for (let i = start; i < end; i++) {
      const { strip } = strips[i] as UnitStrip
      const first = this.body.length === 0 && i === start
      needed += (first ? 0 : Math.max(after, strip.before)) + strip.height
      after = strip.after
      if (strip.notes.length > 0) notes.push(...strip.notes)
      if (strip.foot) needed += footOf(strip.foot)
      if (needed > this.height) return { needed: Number.POSITIVE_INFINITY, notes }
    }
    return { needed, notes }
  }

  /** Whether a chain fits if the last of its notes goes on over the page: at least two lines stay, and two follow. */
  fitsWithNoteDivided(strips: readonly UnitStrip[], start: number, end: number): boolean {
    if (this.carried.length > 0 || strips[end - 1]?.strip.notes.length === 0) return false
    const { needed, notes } = this.needsOf(strips, start, end)
    const last = notes.at(-1)
    if (!last || last.strips.length < 2 * LEAST_LINES) return false
    const separation = this.notes.length === 0 ? NOTE_SEPARATION : 0
    const before = notes.slice(0, -1).flatMap(({ strips: above }) => above)
    let room = this.available - needed - separation + EPSILON
    for (const one of before) room -= noteLine(one)
    let fitting = 0
    for (const one of last.strips) {
      room -= noteLine(one)
      if (room < 0) break
      fitting += 1
    }
    return fitting >= LEAST_LINES && fitting <= last.strips.length - LEAST_LINES
  }

  /** The chain without as many droppable strips at its end as needed to fit; null if that doesn't help. */
  withoutDroppable(chain: readonly UnitStrip[]): readonly UnitStrip[] | null {
    let rest = chain
    // A chain that begins with droppable strips is the end of a panel over several pages.
    while (rest[0]?.strip.droppable === false) {
      const last = rest.findLastIndex(({ strip }) => strip.droppable)
      if (last < 0) return null
      rest = rest.filter((_, index) => index !== last)
      if (this.fits(rest, 0, rest.length)) return rest
    }
    return null
  }

  /** Index of the row that a short table in a chain is cut before, rather than leave much of the page empty; or `start`. */
  cutBefore(strips: readonly UnitStrip[], start: number, end: number): number {
    const next = strips[start] as UnitStrip
    const isCut = this.row !== null && isSameTable(this.row, next)
    if (this.isEmpty || (!isCut && this.available <= this.height * SPLIT_SPACE)) return start
    for (let at = end - 1; at > start; at--)
      if (strips[at - 1]?.strip.loose && this.fits(strips, start, at)) return at
    return start
  }

  place(next: UnitStrip): void {
    this.put(next)
    if (next.strip.notes.length === 0) return
    this.notesHeight += this.noteHeight(next.strip.notes)
    this.notes.push(...this.linesOf(next))
  }

  /** The lines of a strip's notes: a source is named in full once per page. */
  private linesOf({ strip: { notes }, unit }: UnitStrip): UnitStrip[] {
    return notes.flatMap((set) => {
      const { source, number } = set.note
      const first = source === '' ? undefined : this.named.get(source)
      if (source !== '' && first === undefined) this.named.set(source, number)
      const strips = first === undefined ? set.strips : this.repeatNote(set, first)
      return strips.map((strip) => ({ strip, unit }))
    })
  }

  private put(next: UnitStrip, repeated = false): void {
    const y = this.bottom + this.gapBefore(next.strip)
    this.body.push({ strip: drawnStrip(next.strip), unit: next.unit, y })
    this.bottom = y + next.strip.height
    this.after = next.strip.after
    if (next.strip.foot) {
      this.foot = next.strip.foot.map((strip) => ({ strip, unit: next.unit }))
      this.footHeight = footOf(next.strip.foot)
    }
    if (next.strip.repeat) this.row = next
    else if (!repeated) this.row = null
    if (!repeated) this.real += 1
  }

  /**
   * The strip of a chain that is to be divided on this page: the first one, or a tall one behind others that fit (a header
   * before a long row). They are placed only when it leaves a part beside them.
   */
  dividesAt(strips: readonly UnitStrip[], start: number, end: number): number {
    if (this.isEmpty) return start
    let [used, after] = [0, this.after]
    for (let index = start; index < end; index++) {
      const { strip } = strips[index] as UnitStrip
      const gap = this.body.length === 0 && index === start ? 0 : Math.max(after, strip.before)
      const available = this.available - used - gap
      if (strip.height > available) {
        const tall = strip.height > this.height * SPLIT_HEIGHT && available > this.height * SPLIT_SPACE
        return index > start && tall && this.partsOf(strip, available) ? index : start
      }
      if (strip.notes.length > 0) return start
      used += gap + strip.height
      after = strip.after
    }
    return start
  }

  /** Divides a tall strip at the foot of the page if that looks better than a large gap or can't be avoided. */
  divide({ strip }: UnitStrip): readonly [Strip, Strip] | null {
    if (!strip.rows) return null
    const available = this.available - this.gapBefore(strip)
    if (
      !this.isEmpty &&
      (strip.height <= this.height * SPLIT_HEIGHT || available <= this.height * SPLIT_SPACE)
    )
      return null
    return this.partsOf(strip, available)
  }

  private partsOf(strip: Strip, available: number): readonly [Strip, Strip] | null {
    const parts = divideStrip(strip, available)
    const notes = this.noteHeight((parts?.[0] ?? strip).notes)
    if (notes === 0 || (parts && parts[0].height + notes <= available)) return parts
    // Its notes go below the first part and get at most half the page.
    return divideStrip(strip, this.isEmpty ? Math.max(available - notes, available / 2) : available - notes)
  }

  /** Places as much as fits of a chain that is taller than a page. Returns the next index. */
  placeLoose(strips: UnitStrip[], start: number, end: number): number {
    let index = start
    while (index < end) {
      const next = strips[index] as UnitStrip
      const available = this.available - this.gapBefore(next.strip) + EPSILON
      const least = this.noteHeight(next.strip.notes) > 0 ? NOTE_SEPARATION + LEAST_NOTE : 0
      if (next.strip.height + least <= available) this.placeLong(next)
      else if (!this.isEmpty) {
        const parts = divideStrip(next.strip, available - least)
        if (!parts) break
        this.placeLong({ strip: parts[0], unit: next.unit })
        strips[index] = { strip: parts[1], unit: next.unit }
        break
      } else this.placeAlone(next)
      index += 1
    }
    if (index < end) this.turn(strips[index] as UnitStrip)
    return index
  }

  /** Places a strip taller than a page: on its own page, without a repeated header. */
  private placeAlone(next: UnitStrip): void {
    this.body = []
    this.bottom = 0
    this.after = 0
    this.placeLong(next)
  }

  /** Places a strip; notes that don't fit on the page continue on the next pages. */
  placeLong(next: UnitStrip): void {
    if (this.carried.length === 0 && this.fits([next], 0, 1)) {
      this.place(next)
      return
    }
    this.put(next)
    this.takeNotes(this.linesOf(next))
  }

  private takeNotes(strips: readonly UnitStrip[]): void {
    if (this.carried.length > 0) {
      this.carried = [...this.carried, ...strips]
      return
    }
    let separation = this.notes.length === 0 ? NOTE_SEPARATION : 0
    for (const [index, one] of strips.entries()) {
      const height = noteLine(one.strip) + separation
      if (height > this.available + EPSILON && (this.notes.length > 0 || this.real > 0)) {
        this.carried = strips.slice(index)
        return
      }
      this.notes.push(one)
      this.notesHeight += height
      separation = 0
    }
  }

  turnForBreak(): void {
    if (this.real > 0) this.turn(null)
  }

  /** Ends the page; `next` is what the new one starts with. */
  turn(next: UnitStrip | null): void {
    const repeat = next?.strip.repeat ?? null
    const continued = next !== null && this.row !== null && isSameTable(this.row, next)
    this.close()
    const carried = this.carried
    this.carried = []
    this.takeNotes(carried)
    if (!continued || !repeat) return
    if (stackHeight(repeat.strips) > Math.min(this.height * MAX_REPEAT, this.available / 2)) return
    // In a panel the repeated header has the panel's background too.
    const grounds = next?.strip.grounds ?? []
    for (const strip of repeat.strips) this.put({ strip: { ...strip, grounds }, unit: -1 }, true)
  }

  private close(): void {
    const top = this.height - this.notesHeight - this.footHeight
    const notes: PlacedStrip[] = []
    let y = top + NOTE_SEPARATION
    for (const note of this.notes) {
      y += note.strip.before
      notes.push({ ...note, y })
      y += note.strip.height
    }
    const body = [...this.body, ...this.placedFoot()]
    this.pages.push({ body, notes, noteRule: notes.length > 0 ? top + NOTE_SEPARATION / 2 : null })
    this.body = []
    this.notes = []
    this.named.clear()
    this.notesHeight = 0
    this.foot = []
    this.footHeight = 0
    this.bottom = 0
    this.after = 0
    this.real = 0
  }

  private placedFoot(): PlacedStrip[] {
    let y = this.height - this.footHeight + FOOT_SEPARATION
    return this.foot.map((one) => {
      const placed = { ...one, y }
      y += one.strip.height
      return placed
    })
  }

  finish(): FilledPage[] {
    this.close()
    while (this.carried.length > 0) {
      const carried = this.carried
      this.carried = []
      this.takeNotes(carried)
      this.close()
    }
    return this.pages
  }
}
