// Headings -> sections and headings of the pack.
import { readLabel } from '#shared/list-labels'
import { isChanged, isMore } from './captions'
import { type NumberedLists, toBlocks } from './flow'
import { type BlockNode, type Item, type Line, type Piece, titleWords, withoutStart, wordsOf } from './lines'
import { nameNode, type Reading } from './reading'
import { shortened } from './report'

/** Titles of a file, and what the first page of one that this program wrote says. */
export interface Titles {
  readonly title: string
  readonly subtitle: string
  readonly reference: string
  readonly organisation: string
}

/** A section before its references are resolved. */
export interface Draft {
  readonly id: string
  readonly level: number
  readonly annex: boolean
  readonly landscape: boolean
  readonly title: readonly Piece[]
  readonly blocks: readonly BlockNode[]
}

const ANNEX =
  /^\s*(annex|appendix|annexe|anlage|anhang|anexo|allegato|bijlage|bilaga|vedlegg|bilag|załącznik)\s+([A-Z]{1,2}|\d{1,2}|[IVX]{1,5})\b[\s\u00a0]*[:.–—-]*[\s\u00a0]*/i
const MOST_SECTION_LEVELS = 3
/** Numbers that were typed before a heading. */
const TYPED = /^\s*(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[\t \u00a0]+(?=\S)/

/** Takes the titles of the file out of its items. `named` is the title in its properties. */
export function takeTitles(
  reading: Reading,
  items: readonly Item[],
  named: string,
): { titles: Titles; rest: readonly Item[] } {
  const lines = items.filter((item): item is Line => item.kind === 'line')
  const first = lines.findIndex(({ heading }) => heading !== null)
  const front = first < 0 ? lines : lines.slice(0, first)
  const title = front.find(({ style }) => style.meaning === 'title')
  const subtitle = front.find(({ style }) => style.meaning === 'subtitle')
  const own = front.filter(({ style: { meaning } }) => meaning === 'kind' || meaning === 'detail')
  const details = {
    reference: detailIn(own, /^Reference$/),
    organisation: detailIn(own, /^Organi[sz]ation$/),
  }
  const taken = [title, subtitle, ...own].filter((line) => line !== undefined)
  if (title) {
    for (const line of taken) noteTitle(reading, line)
    const titles = { title: lineOf(title), subtitle: subtitle ? lineOf(subtitle) : '', ...details }
    return { titles, rest: items.filter((item) => !taken.includes(item as Line)) }
  }
  const only = onlyTop(lines)
  if (only && lines[0] === only) {
    noteTitle(reading, only)
    return {
      titles: { title: lineOf(only), subtitle: '', ...details },
      rest: items.filter((item) => item !== only),
    }
  }
  return { titles: { title: named, subtitle: '', ...details }, rest: items }
}

/** Titles of packs are words alone. */
function noteTitle({ report }: Reading, { pieces }: Line): void {
  report.below('')
  report.at(wordsOf(pieces))
  for (const piece of pieces.filter(isMore)) {
    const words = piece.type === 'footnote' ? `: “${shortened(wordsOf(piece.content ?? []))}”` : ''
    report.lost(`A note or box in the title of the file${words}`)
  }
  if (pieces.some(isChanged))
    report.changed('A tracked change in the title of the file, taken in as accepted')
}

/** A detail of the first page: its label, a tab, and its words. */
function detailIn(lines: readonly Line[], label: RegExp): string {
  for (const { pieces } of lines) {
    const [name = '', ...words] = wordsOf(pieces).split('\t')
    if (label.test(name.trim())) return words.join(' ').trim()
  }
  return ''
}

/** A heading above all others at the start of the file: its title. */
function onlyTop(lines: readonly Line[]): Line | null {
  const headings = lines.filter(({ heading }) => heading !== null)
  const [top, next] = headings
  if (!top || !next) return null
  return headings.slice(1).every(({ heading }) => (heading ?? 0) > (top.heading ?? 0)) ? top : null
}

const lineOf = ({ pieces }: Line): string => titleWords(pieces)

interface Part {
  readonly line: Line | null
  readonly level: number
  readonly annex: boolean
  readonly items: Item[]
}

/** Divides items into sections. */
export function draftSections(reading: Reading, items: readonly Item[], numbered: NumberedLists): Draft[] {
  const lines = items.filter((item): item is Line => item.kind === 'line' && item.heading !== null)
  const least = Math.min(9, ...lines.map(({ heading }) => heading ?? 9))
  const annexes = annexesOf(lines, least)
  const typed = hasTypedNumbers(lines.filter((line) => !annexes.has(line)))
  const parts: Part[] = []
  let level = 0
  for (const item of items) {
    if (item.kind === 'line' && item.heading !== null) {
      const wanted = item.heading - least + 1
      if (wanted <= MOST_SECTION_LEVELS && !(item.anchor.heading && parts.length > 0)) {
        level = Math.min(wanted, level + 1)
        parts.push({ line: item, level, annex: annexes.has(item), items: [] })
        continue
      }
    }
    const last = parts.at(-1)
    if (last) last.items.push(item)
    else parts.push({ line: null, level: 1, annex: false, items: [item] })
  }
  return parts
    .filter(({ line, items: own }) => line || own.some(({ kind }) => kind !== 'break'))
    .map((part) => draft(reading, part, { least, numbered, typed }))
}

interface Rules {
  readonly least: number
  readonly numbered: NumberedLists
  /** Numbers before headings are typed. */
  readonly typed: boolean
}

function draft(reading: Reading, { line, level, annex, items }: Part, rules: Rules): Draft {
  const id = line ? nameNode(reading, line.anchor, 'section') : reading.reader.newId()
  const title = line ? titleOf(line, annex, rules.typed) : []
  reading.report.below(line ? wordsOf(title) : '')
  const blocks: BlockNode[] = []
  let run: Item[] = []
  const flush = (): void => {
    blocks.push(...toBlocks(reading, run, rules.numbered))
    run = []
  }
  for (const item of withoutBreaks(reading, items)) {
    if (item.kind !== 'line' || item.heading === null) {
      run.push(item)
      continue
    }
    flush()
    blocks.push(headingOf(reading, item, rules, line?.heading ?? 0))
  }
  flush()
  const content: BlockNode[] =
    blocks.length > 0 ? blocks : [{ type: 'paragraph', attrs: { textAlign: null, marking: null } }]
  return {
    id,
    level,
    annex,
    landscape: isLandscape(reading, line ? [line, ...items] : items),
    title,
    blocks: content,
  }
}

/** `above`: the level of the section's title. */
function headingOf(reading: Reading, line: Line, { least, typed }: Rules, above: number): BlockNode {
  const id = nameNode(reading, line.anchor, 'heading')
  const under = line.anchor.heading ? above : least - 1 + MOST_SECTION_LEVELS
  const level = Math.max(1, Math.min(3, (line.heading ?? 1) - under))
  const marks = line.end.length > 0 ? { marks: line.end } : {}
  return {
    type: 'heading',
    attrs: { id, level, marking: null },
    content: titleOf(line, false, typed),
    ...marks,
  }
}

/** The words of a heading without its number, which the pack counts itself. */
function titleOf(line: Line, annex: boolean, typed: boolean): Piece[] {
  const label = line.number && line.number.level.format !== 'none' ? line.number.label : ''
  if (annex) return withoutStart(line.pieces, ANNEX.exec(wordsOf(line.pieces))?.[0].length ?? 0)
  const read = label === '' ? null : readLabel(label)
  if (read?.kind === 'words') return [{ type: 'text', text: `${label} ` }, ...line.pieces]
  const number = typed && label === '' ? (TYPED.exec(wordsOf(line.pieces))?.[0].length ?? 0) : 0
  return withoutStart(line.pieces, number)
}

/** Whether most headings begin with a number that was typed. */
function hasTypedNumbers(lines: readonly Line[]): boolean {
  const typed = lines.filter((line) => !line.number && TYPED.test(wordsOf(line.pieces)))
  return typed.length >= 2 && typed.length * 2 > lines.length
}

/** Headings of annexes: only if no other heading of the first level comes after them, as annexes are last in a pack. */
function annexesOf(lines: readonly Line[], least: number): ReadonlySet<Line> {
  const isAnnex = (line: Line): boolean =>
    ANNEX.test(line.number?.label ?? '') || ANNEX.test(wordsOf(line.pieces))
  const top = lines.filter(({ heading }) => heading === least)
  const first = top.findIndex(isAnnex)
  if (first < 0 || !top.slice(first).every(isAnnex)) return new Set()
  const start = lines.indexOf(top[first] as Line)
  return new Set(lines.slice(start))
}

/** A break of the page before a heading is left to the theme. */
function withoutBreaks(reading: Reading, items: readonly Item[]): readonly Item[] {
  const shown = items.filter((item, at) => {
    if (item.kind !== 'break') return true
    const next = items[at + 1]
    return (
      at > 0 &&
      next !== undefined &&
      next.kind !== 'break' &&
      !(next.kind === 'line' && next.heading !== null)
    )
  })
  if (shown.length < items.length)
    reading.report.about(
      'changed',
      'Page breaks before and after headings: the theme of the pack decides where sections begin',
    )
  return shown
}

/** Whether a section is on landscape pages: the larger part of it decides. */
function isLandscape({ report }: Reading, items: readonly Item[]): boolean {
  const wide = items.filter(({ page }) => page.landscape).length
  if (wide === 0) return false
  const landscape = wide * 2 >= items.length
  if (wide < items.length)
    report.changed(
      landscape
        ? 'A section that is only partly on landscape pages: all of it is'
        : 'Landscape pages in a section: they are upright',
    )
  return landscape
}
