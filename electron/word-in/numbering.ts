// The lists of a Word file: what each level looks like, and counting as Word does.
import { roman } from '#shared/document/numbers'
import { child, children, type El, numberIn, switchOf, valOf } from './tree'

/** A level of a list. */
export interface ListLevel {
  /** Format of the number, `decimal`; `bullet` and `none` have no number. */
  readonly format: string
  /** `%1.%2` */
  readonly text: string
  readonly start: number
  /** Written in digits whatever the levels above are. */
  readonly legal: boolean
  /** It begins anew after a paragraph of this level or one above, from 1; 0 for never. */
  readonly restart: number | undefined
  /** Style of paragraphs that are on this level. */
  readonly style: string | undefined
}

/** A list, of which several instances may count on. */
interface AbstractList {
  readonly id: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Name of a style in which the levels really are. */
  readonly link: string | undefined
}

interface ListInstance {
  readonly list: AbstractList
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, ListLevel>
}

/** The number of a paragraph. */
export interface ListNumber {
  /** What counts on together. */
  readonly list: string
  readonly depth: number
  readonly level: ListLevel
  readonly count: number
  /** As it is written: `1.2`, `(a)`. */
  readonly label: string
}

const DEEPEST = 8

/** Knows the lists, and counts their paragraphs in order of reading. */
export class Numbering {
  private readonly instances = new Map<string, ListInstance>()
  private readonly styled = new Map<string, number>()
  private readonly counts = new Map<string, number[]>()
  private readonly started = new Set<string>()

  constructor(root: El | undefined) {
    const lists = new Map<string, AbstractList>()
    const named = new Map<string, AbstractList>()
    for (const element of children(root, 'w:abstractNum')) {
      const list = readList(element)
      lists.set(list.id, list)
      const name = valOf(element, 'w:styleLink')
      if (name !== undefined) named.set(name, list)
      for (const [depth, { style }] of list.levels)
        if (style !== undefined) this.styled.set(`${list.id} ${style}`, depth)
    }
    for (const element of children(root, 'w:num')) {
      const list = lists.get(valOf(element, 'w:abstractNumId') ?? '')
      if (!list) continue
      const real = list.link === undefined ? list : (named.get(list.link) ?? list)
      this.instances.set(element.attributes['w:numId'] ?? '', readInstance(element, real))
    }
  }

  /** The level of a list that belongs to a style; undefined when none does. */
  depthOfStyle(list: string, style: string): number | undefined {
    const instance = this.instances.get(list)
    return instance && this.styled.get(`${instance.list.id} ${style}`)
  }

  /** A level without counting; undefined when there is no such list. */
  level(list: string, depth: number): ListLevel | undefined {
    const instance = this.instances.get(list)
    return instance?.levels.get(depth) ?? instance?.list.levels.get(depth)
  }

  /** Counts a paragraph. Undefined when there is no such list or level. */
  next(list: string, depth: number): ListNumber | undefined {
    const instance = this.instances.get(list)
    const at = Math.max(0, Math.min(DEEPEST, depth))
    const level = this.level(list, at)
    if (!instance || !level) return undefined
    const key = instance.list.id
    const counts = this.counts.get(key) ?? []
    this.counts.set(key, counts)
    const override = instance.starts.get(at)
    const fresh = override !== undefined && !this.started.has(`${list} ${at}`)
    if (fresh) this.started.add(`${list} ${at}`)
    const before = counts[at]
    counts[at] = fresh ? override : before === undefined ? level.start : before + 1
    for (let above = 0; above < at; above += 1) counts[above] ??= this.level(list, above)?.start ?? 1
    for (let below = at + 1; below <= DEEPEST; below += 1) {
      const restart = this.level(list, below)?.restart
      if (restart !== undefined && at + 1 > restart) continue
      delete counts[below]
    }
    return { list: key, depth: at, level, count: counts[at] ?? 1, label: this.label(list, level, counts) }
  }

  private label(list: string, { text, legal }: ListLevel, counts: readonly number[]): string {
    return text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const format = legal ? 'decimal' : (this.level(list, at)?.format ?? 'decimal')
      return written(counts[at] ?? 1, format)
    })
  }
}

function readList(element: El): AbstractList {
  const levels = new Map(
    children(element, 'w:lvl').map(
      (level) => [numberIn(level.attributes['w:ilvl']) ?? 0, readLevel(level)] as const,
    ),
  )
  return { id: element.attributes['w:abstractNumId'] ?? '', levels, link: valOf(element, 'w:numStyleLink') }
}

function readLevel(level: El): ListLevel {
  // A format that older programs don't know stands in a choice.
  const choice = child(child(level, 'mc:AlternateContent'), 'mc:Choice')
  return {
    format: valOf(level, 'w:numFmt') ?? valOf(choice, 'w:numFmt') ?? 'decimal',
    text: valOf(level, 'w:lvlText') ?? '',
    start: Math.max(0, Math.min(100_000, numberIn(valOf(level, 'w:start')) ?? 0)),
    legal: switchOf(level, 'w:isLgl') ?? false,
    restart: numberIn(valOf(level, 'w:lvlRestart')),
    style: valOf(level, 'w:pStyle'),
  }
}

function readInstance(element: El, list: AbstractList): ListInstance {
  const starts = new Map<number, number>()
  const levels = new Map<number, ListLevel>()
  for (const override of children(element, 'w:lvlOverride')) {
    const depth = numberIn(override.attributes['w:ilvl']) ?? 0
    const start = numberIn(valOf(override, 'w:startOverride'))
    if (start !== undefined) starts.set(depth, Math.max(0, Math.min(100_000, start)))
    const level = child(override, 'w:lvl')
    if (level) levels.set(depth, readLevel(level))
  }
  return { list, starts, levels }
}

/** A number as Word writes it in a format; in digits where it isn't known. */
function written(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count)
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerRoman':
      return numeral(count)
    case 'upperRoman':
      return numeral(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'none':
    case 'bullet':
      return ''
    default:
      return String(count)
  }
}

/** After z comes aa, then bb. */
const letters = (count: number): string =>
  count < 1 ? '' : String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(20, Math.ceil(count / 26)))

/** No list counts that far: a file that says so gets a short text. */
const numeral = (count: number): string => (count > 4000 ? String(count) : roman(count))
