// Takes a Word file back that was made of a pack: what was changed in it becomes proposed changes of the pack, its comments comments.
import type { Pair } from '../compare/common-pairs'
import type {
  Change,
  DocumentNode,
  FieldUse,
  Inline,
  Mark,
  NodeId,
  Proposed,
  Section,
} from '../document/nodes'
import { changesOf, decided, isChange, proposalsIn } from '../document/proposals'
import { inlineText } from '../document/query'
import { TO_CONFIRM } from '../document/to-confirm'
import { portionText } from '../portions'
import { AppError } from '../result'
import { changedBesideLines } from './beside-lines'
import { dividedLines, division, partsOf, sameLetters } from './divided'
import { type Line, linesOf, noteText, plainWords } from './lines'
import { insertedInline, type Merging, mergedLine } from './merge-line'
import { type Comparable, increasing, pairedLines } from './pairs'
import { Placing } from './placing'
import { takeTables } from './tables'
import { takenThreads } from './threads'

/** A text of the pack, and what its fields print. */
export interface TextWithValues {
  readonly sections: readonly Section[]
  value(field: FieldUse): string
}

/** What is taken back. */
export interface Returned {
  /** The text that was sent; the present one where that isn't known. */
  readonly sent: TextWithValues
  readonly present: TextWithValues
  /** The file, read. */
  readonly file: readonly Section[]
  /** Who changed what was not tracked, and when. */
  readonly author: string
  readonly time: string
  /** What the reader of the file left out, in words. */
  readonly leftOut: readonly string[]
  newId(): NodeId
  /** Whether a line is one that an export adds by itself. */
  isAdded(line: string): boolean
}

/** What came of it. */
export interface TakenBack {
  /** Sections of the present text that have new proposals or comments. */
  readonly sections: readonly Section[]
  readonly changes: number
  readonly comments: number
  /** What has no place in the present text, in words. */
  readonly notPlaced: readonly string[]
}

/** Share of the lines of the pack that must be in the file. */
const LEAST = 0.3

/** Whether an author's change is one that the pack has already. */
const keyOf = ({ author, time }: Proposed): string => `${author}\n${time.slice(0, 19)}`

/** Takes a file back. Throws `exchange/invalid` when it has too little in common with the pack. */
export function takeBack(returned: Returned): TakenBack {
  const { sent, present, file } = returned
  const known = new Set([...proposalsIn(present.sections).values()].map(keyOf))
  const theirs = linesOf(file, () => '').map((line) => withoutBlanks(withoutPages(withoutKnown(line, known))))
  // A file that was made with the proposals of the pack has them too.
  const hasKnown = [...proposalsIn(file).values()].some((one) => known.has(keyOf(one)))
  const sentText = hasKnown ? sent.sections : decided(sent.sections, 'without')
  const [base, now] = [linesOf(sentText, sent.value), linesOf(present.sections, present.value)]
  const asSent = theirs.map((line): Comparable => ({ ...line, text: baseText(line) }))
  const pairs = pairedLines(base, asSent, false)
  if (pairs.length < LEAST * base.filter(({ isSure, text }) => isSure && text !== '').length)
    throw new AppError(
      'exchange/invalid',
      'This file has too little in common with the open pack to be a corrected copy of it.',
    )
  const threads = takenThreads(present.sections, file)
  const merging: Merging = {
    value: present.value,
    untracked: { id: returned.newId(), author: returned.author, time: returned.time },
    thread: (id) => (threads.changed.has(threads.ids.get(id) ?? '') ? (threads.ids.get(id) ?? null) : null),
  }
  const placing = new Placing(present.sections, returned.newId)
  const notPlaced: string[] = [
    ...returned.leftOut,
    ...changedBesideLines(sent.sections, file),
    ...movedSections(base, pairs),
  ]
  placeLines({ base, now, theirs, pairs }, { placing, notPlaced, merging, returned })
  const sections = placing.sections(threads.changed)
  const placed = placing.placedThreads(threads.changed)
  for (const [id, thread] of threads.changed)
    if (!placed.has(id))
      notPlaced.push(
        `Comment by ${thread.entries[0]?.author || 'an unknown author'}: ${thread.entries[0]?.text ?? ''}`,
      )
  const before = proposalsIn(present.sections)
  const changes = [...proposalsIn(sections).keys()].filter((id) => !before.has(id)).length
  return { sections, changes, comments: threads.fresh, notPlaced }
}

interface AllLines {
  readonly base: readonly Line[]
  readonly now: readonly Line[]
  readonly theirs: readonly Line[]
  readonly pairs: readonly Pair[]
}

interface Work {
  readonly placing: Placing
  readonly notPlaced: string[]
  readonly merging: Merging
  readonly returned: Returned
}

/** Places what differs: whole tables and rows first, then lines that both have, then those that only the file has. */
function placeLines({ base, now, theirs, pairs }: AllLines, work: Work): void {
  const { placing, notPlaced, merging, returned } = work
  const found = pairedLines(base, now, true)
  const stay = new Map(found.flatMap(([i, j]) => (now[j] ? [[i, now[j]] as const] : [])))
  const places = new Map<number, Line>()
  const partner = new Map(pairs)
  const fresh = () => freshly(merging, returned)
  const tables = takeTables({
    ...{
      base,
      theirs,
      file: returned.file,
      present: returned.present.sections,
      pairs: partner,
      stay,
      placing,
    },
    ...{ freshly: fresh, newId: returned.newId, thread: merging.thread },
  })
  const divided = dividedLines(base, theirs, pairs, baseText)
  base.forEach((line, at) => {
    if (tables.base.has(at)) return
    const own = stay.get(at)
    const mine = partner.get(at)
    const their = mine === undefined ? undefined : theirs[mine]
    if (mine === undefined || !their) {
      if (own && line.isSure && line.text !== '') placing.delete(own, fresh())
      return
    }
    const parts = divided.get(mine)
    if (own && parts) {
      const lines = parts.map((one) => theirs[one] as Line)
      if (divide(placing, { line, own, parts: lines }, merging, fresh)) {
        for (const one of parts) places.set(one, own)
        return
      }
    }
    if (own) {
      places.set(mine, own)
      change(placing, { line, own, their }, { ...merging, untracked: fresh() })
    } else if (isChanged(line, their)) notPlaced.push(their.text)
  })
  const known = new Set([...pairs.map(([, one]) => one), ...tables.theirs])
  addLines(placing, theirs, { pairs: known, places, notPlaced, merging, returned })
}

/** Each line that was changed without tracking is a change of its own. */
const freshly = ({ untracked }: Merging, { newId }: Returned): Proposed => ({ ...untracked, id: newId() })

/** Sections that stand elsewhere in the file: where they belong is for the author to say. */
function movedSections(base: readonly Line[], pairs: readonly Pair[]): string[] {
  const titles = pairs.filter(([i]) => base[i]?.node.type === 'sectionTitle')
  const stayed = new Set(increasing(titles))
  return titles.flatMap((pair) =>
    stayed.has(pair) ? [] : [`The section “${base[pair[0]]?.text ?? ''}” is in another place in the file.`],
  )
}

interface Divided {
  readonly line: Line
  readonly own: Line
  readonly parts: readonly Line[]
}

/** Proposes to divide a line as the file does; false when that can't be proposed there. */
function divide(
  placing: Placing,
  { line, own, parts }: Divided,
  merging: Merging,
  fresh: () => Proposed,
): boolean {
  const isItem = parts.some(({ path }) => path.slice(0, -1).join() !== parts[0]?.path.slice(0, -1).join())
  if (own.node.type !== line.node.type || changesOf(own.node).length > 0) return false
  if (isItem && !placing.endsItem(own)) return false
  const [tracked] = parts.flatMap(({ node }) => changesOf(node)).filter(({ type }) => type === 'inserted')
  const by = tracked?.attrs ?? fresh()
  const [first, ...rest] = parts.map((part, at) =>
    at === 0 ? withoutPortion(part.inlines, line) : part.inlines,
  )
  const theirs = [...(first ?? []), ...rest.flatMap((inlines) => [division(by.id, by), ...inlines])]
  // The space where a line was divided is nobody's deletion but that of who divided it.
  const untracked = sameLetters(line.inlines, theirs) ? by : fresh()
  const merged = mergedLine({ sent: line.inlines, present: own.inlines, theirs }, { ...merging, untracked })
  placing.divide(own, partsOf(merged), { type: 'inserted', attrs: by }, isItem)
  return true
}

interface Three {
  readonly line: Line
  readonly own: Line
  readonly their: Line
}

function change(placing: Placing, { line, own, their }: Three, merging: Merging): void {
  if (!isChanged(line, their)) return
  const theirs = withoutPortion(their.inlines, line)
  const sentLine = { sent: line.inlines, present: own.inlines, theirs }
  const merged = mergedLine(sentLine, merging)
  const ends = changesOf(their.node).filter(({ type }) => type === 'deleted')
  placing.replace(own, merged, own.node.type === 'sectionTitle' || own.node.type === 'codeBlock' ? [] : ends)
}

const isChanged = (line: Line, their: Line): boolean =>
  line.text !== baseText(their) ||
  notesIn(line) !== notesIn(their) ||
  changesOf(their.node).length > 0 ||
  their.inlines.some(({ marks = [] }) => marks.some((mark) => mark.type === 'comment' || isChange(mark)))

/** The words of all notes of a line. */
const notesIn = ({ inlines }: Line): string => inlines.map(noteText).join('\n').trim()

/** The mark of a portion is printed before its words, and no part of them. */
function withoutPortion(inlines: readonly Inline[], { node }: Line): readonly Inline[] {
  const { marking } = ('attrs' in node ? node.attrs : {}) as { readonly marking?: string | null }
  const mark = marking ? portionText(marking) : ''
  const [first, ...rest] = inlines
  if (mark === '' || first?.type !== 'text') return inlines
  const words = first.text.replace(/^[\u2066-\u2069\s]+/, '')
  if (!words.startsWith(mark)) return inlines
  const text = words.slice(mark.length).replace(/^[\u2066-\u2069\s]+/, '')
  return text === '' ? rest : [{ ...first, text }, ...rest]
}

/** The words of a line as they were sent: without what is inserted, with what is deleted. */
const baseText = ({ inlines }: Line): string =>
  plainWords(
    inlineText(inlines.filter((inline) => !changesOf(inline).some(({ type }) => type === 'inserted'))),
  )

/** A line without the changes that the pack has already. */
function withoutKnown(line: Line, known: ReadonlySet<string>): Line {
  const strip = <N extends DocumentNode>(node: N): N => {
    const marks = 'marks' in node && node.marks ? (node.marks as readonly Mark[]) : []
    const left = marks.filter((mark) => !isChange(mark) || !known.has(keyOf(mark.attrs)))
    return left.length === marks.length ? node : ({ ...node, marks: left } as N)
  }
  return { ...line, node: strip(line.node), inlines: line.inlines.map(strip) }
}

/** A blank that is printed for words to confirm is nobody's. */
const withoutBlanks = (line: Line): Line =>
  line.text.includes(TO_CONFIRM)
    ? {
        ...line,
        inlines: line.inlines.flatMap((inline): Inline[] => {
          if (inline.type !== 'text') return [inline]
          const text = inline.text.replaceAll(TO_CONFIRM, '')
          return text === '' ? [] : [{ ...inline, text }]
        }),
      }
    : line

/** A reference with the page is two in a file: `section 3, page 7`. */
function withoutPages(line: Line): Line {
  const inlines = line.inlines.filter((inline, at) => {
    const [before, next] = [line.inlines[at - 1], line.inlines[at + 1]]
    const isComma = (one: Inline | undefined) => one?.type === 'text' && one.text.trim() === ','
    if (isComma(inline)) return !(before?.type === 'crossReference' && next?.type === 'crossReference')
    return !(
      inline.type === 'crossReference' &&
      isComma(before) &&
      line.inlines[at - 2]?.type === 'crossReference'
    )
  })
  return inlines.length === line.inlines.length ? line : { ...line, inlines }
}

interface Adding {
  readonly pairs: ReadonlySet<number>
  /** Lines of the present text by the index of the line of the file. */
  readonly places: ReadonlyMap<number, Line>
  readonly notPlaced: string[]
  readonly merging: Merging
  readonly returned: Returned
}

/** Lines that only the file has: after the line before them, if that is in the pack. */
function addLines(placing: Placing, theirs: readonly Line[], adding: Adding): void {
  const { pairs, places, notPlaced, merging, returned } = adding
  const homes = new Set([...places.keys()].map((at) => theirs[at]?.section))
  const titles = new Map(
    theirs.flatMap((one) => (one.node.type === 'sectionTitle' ? [[one.section, one.text]] : [])),
  )
  let last: { readonly own: Line; readonly their: Line } | null = null
  theirs.forEach((their, at) => {
    const own = places.get(at)
    if (own) last = { own, their }
    if (own || pairs.has(at) || their.text === '' || isOurs(their, titles, returned)) return
    const isGone = their.inlines.every((inline) => changesOf(inline).some(({ type }) => type === 'deleted'))
    if (isGone) return
    const isHome = homes.has(their.section) && last !== null
    const fits = last && fitsAfter(last.their, their)
    if (!last || !isHome || !fits) {
      notPlaced.push(their.text)
      return
    }
    const tracked = [their.node, ...their.inlines].flatMap(changesOf).find(({ type }) => type === 'inserted')
    const fallback: Change = tracked ?? { type: 'inserted', attrs: freshly(merging, returned) }
    const inlines = their.inlines.flatMap((inline) =>
      changesOf(inline).some(({ type }) => type === 'deleted')
        ? []
        : insertedInline(inline, changesOf(inline)[0] ?? fallback, threadMarks(inline, merging)),
    )
    placing.insertAfter(last.own, their, inlines, fallback)
  })
}

const threadMarks = ({ marks = [] }: Inline, { thread }: Merging): Mark[] =>
  marks.flatMap((mark) => {
    const id = mark.type === 'comment' ? thread(mark.attrs.id) : null
    return id === null ? [] : [{ type: 'comment' as const, attrs: { id } }]
  })

/** Whether a line, or all of its section, is what an export adds. Tracked lines are somebody's. */
function isOurs(
  { section, text, node }: Line,
  titles: ReadonlyMap<NodeId, string>,
  { isAdded }: Returned,
): boolean {
  return changesOf(node).length === 0 && (isAdded(text) || isAdded(`# ${titles.get(section) ?? ''}`))
}

/** In a table, a line can only be added to the cell of the line before it. */
function fitsAfter(before: Line, line: Line): boolean {
  if (line.table === null && before.table === null) return true
  if (line.table === null) return true
  const cell = (one: Line) => one.path.slice(0, 3).join()
  return before.section === line.section && before.table === line.table && cell(before) === cell(line)
}
