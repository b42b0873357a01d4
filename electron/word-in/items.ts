// Reads the blocks of a part: paragraphs, tables, and what is around them.
import type { Mark } from '#shared/document/nodes'
import { changesIn } from './changes'
import { noteInParagraph } from './left-out'
import { LineReader } from './line-reader'
import { type Anchor, type Item, isBlank, type Line, newAnchor, type Piece, tidied } from './lines'
import type { ListNumber } from './numbering'
import { anchorFor, noteBookmark, type Reading, type Story } from './reading'
import { shortened } from './report'
import type { Style } from './styles'
import { readTable } from './tables'
import { child, descendants, type El, find, isPrompt, numberIn, switchOf, textIn, valOf } from './tree'

/** Elements that are only around blocks. */
const WRAPPERS = ['w:customXml', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:del', 'w:moveFrom', 'w:smartTag']

/** Reads blocks in order. */
export function readItems(reading: Reading, story: Story, elements: readonly El[]): Item[] {
  return elements.flatMap((element) => readItem(reading, story, element))
}

function readItem(reading: Reading, story: Story, element: El): Item[] {
  switch (element.name) {
    case 'w:p':
      return readParagraph(reading, story, element)
    case 'w:tbl':
      return readTable(reading, story, element)
    case 'w:sdt':
      return readControl(reading, story, element)
    case 'w:bookmarkStart': {
      const anchor = newAnchor()
      const name = element.attributes['w:name'] ?? ''
      noteBookmark(reading, name, anchor)
      if (name !== '') story.waiting.push(anchor)
      return []
    }
    case 'w:commentRangeStart':
      story.comments.add(element.attributes['w:id'] ?? '')
      return []
    case 'w:commentRangeEnd':
      story.comments.delete(element.attributes['w:id'] ?? '')
      return []
    case 'w:altChunk':
      reading.report.lost('A part that is embedded as a file of its own')
      return []
    case 'mc:AlternateContent':
      return readItems(reading, story, (element.children[0] ?? element).children)
    default:
      // Words within something unknown are words all the same.
      return WRAPPERS.includes(element.name) || find(element, 'w:p')
        ? readItems(reading, story, element.children)
        : []
  }
}

/** A content control around blocks. Contents that Word has made are left out. */
function readControl(reading: Reading, story: Story, element: El): Item[] {
  const properties = child(element, 'w:sdtPr')
  const gallery = valOf(child(properties, 'w:docPartObj'), 'w:docPartGallery') ?? ''
  if (/table of contents/i.test(gallery)) {
    reading.report.contents()
    return []
  }
  const content = child(element, 'w:sdtContent')
  if (isPrompt(properties, content)) {
    reading.report.lost(`The prompt of an empty form field: “${shortened(textIn(content))}”`)
    return []
  }
  return content ? readItems(reading, story, content.children) : []
}

function readParagraph(reading: Reading, story: Story, paragraph: El): Item[] {
  const properties = child(paragraph, 'w:pPr')
  const style = reading.styles.paragraph(valOf(properties, 'w:pStyle'))
  reading.goesOn()
  const words = story.kind === 'note' ? '' : firstWords(paragraph)
  if (words !== '') reading.report.at(words)
  const heading = story.kind === 'body' ? headingOf(properties, style) : null
  noteInParagraph(reading.report, paragraph, {
    isHeading: heading !== null || style.meaning !== null,
    colours: reading.colours,
    styles: reading.styles,
  })
  const anchor = anchorFor(reading, story)
  const reader = new LineReader(
    reading,
    story,
    anchor,
    heading === null && style.meaning !== 'title' ? style.look : hiddenOnly(style),
  )
  reader.read(paragraph)
  if (style.meaning === 'contents') {
    reading.report.contents()
    return []
  }
  const place = {
    style,
    heading,
    number: numberOf(reading, properties, style),
    indented:
      (numberIn(child(properties, 'w:ind')?.attributes['w:left']) ?? 0) > 200 ||
      /^list (continue|paragraph)/.test(style.name),
    align: alignOf(valOf(properties, 'w:jc') ?? style.align, switchOf(properties, 'w:bidi') ?? false),
    counts: reader.counts,
    page: story.page,
  }
  const breaksBefore = switchOf(properties, 'w:pageBreakBefore') ?? style.pageBreakBefore
  if (dropCapOf(properties)) {
    story.dropCap.push(...reader.chunks)
    return []
  }
  reader.chunks.unshift(...story.dropCap.splice(0))
  const items = split(reader, place, anchor, changesIn(reading, child(properties, 'w:rPr')))
  if (items.length === 0 && hasRule(properties, style)) return [whole('rule', story)]
  return breaksBefore && items.length > 0 ? [whole('break', story), ...items] : items
}

const whole = (kind: 'rule' | 'break', { page }: Story): Item => ({
  kind,
  node: { type: kind === 'rule' ? 'horizontalRule' : 'pageBreak' },
  anchor: newAnchor(),
  page,
})

/** The look of headings is that of the theme; hidden ones stay hidden. */
const hiddenOnly = ({ look }: Style): Style['look'] => (look.hidden ? { hidden: true } : {})

/** The paragraph with what stands apart after its words, and divided where a page ends. */
function split(
  { chunks }: LineReader,
  place: Omit<Line, 'kind' | 'pieces' | 'anchor' | 'end'>,
  anchor: Anchor,
  end: readonly Mark[],
): Item[] {
  const items: Item[] = []
  let pieces: Piece[] = []
  let apart: Item[] = []
  let first = true
  const flush = (): void => {
    const line = tidied(pieces)
    if (!isBlank(line)) {
      const number = first ? place.number : null
      items.push({ kind: 'line', pieces: line, ...place, number, anchor: first ? anchor : newAnchor(), end })
      first = false
    }
    items.push(...apart)
    pieces = []
    apart = []
  }
  for (const chunk of chunks) {
    if (chunk.type === 'apart') {
      // What comes before the first word stays before it.
      if (isBlank(pieces) && items.length === 0) items.push(...chunk.items)
      else apart.push(...chunk.items)
    } else if (chunk.type === 'pageBreak') {
      flush()
      items.push({ kind: 'break', node: { type: 'pageBreak' }, anchor: newAnchor(), page: place.page })
    } else pieces.push(chunk)
  }
  flush()
  return items
}

/** Whether a paragraph is the large first letter of the next one. */
const dropCapOf = (properties: El | undefined): boolean =>
  /^(drop|margin)$/.test(child(properties, 'w:framePr')?.attributes['w:dropCap'] ?? '')

/** The beginning of a paragraph, for remarks. */
function firstWords(paragraph: El): string {
  let words = ''
  for (const one of descendants(paragraph)) {
    if (one.name === 'w:r' && !switchOf(child(one, 'w:rPr'), 'w:vanish'))
      words += one.children.map((part) => (part.name === 'w:t' ? textIn(part) : '')).join('')
    if (words.length > 60) break
  }
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}

function headingOf(properties: El | undefined, style: Style): number | null {
  if (style.meaning === 'title' || style.meaning === 'subtitle') return null
  const outline = numberIn(valOf(properties, 'w:outlineLvl'))
  if (outline === undefined) return style.heading
  return outline < 9 ? outline + 1 : null
}

function numberOf({ numbering }: Reading, properties: El | undefined, style: Style): ListNumber | null {
  const own = child(properties, 'w:numPr')
  const list = valOf(own, 'w:numId') ?? style.numbering.list
  if (list === undefined || list === '0') return null
  const depth =
    numberIn(valOf(own, 'w:ilvl')) ?? numbering.depthOfStyle(list, style.id) ?? style.numbering.level ?? 0
  return numbering.next(list, depth) ?? null
}

/** Whether lines are stretched to both edges is up to the theme. */
function alignOf(align: string | undefined, rightToLeft: boolean): Line['align'] {
  switch (align) {
    case 'center':
      return 'center'
    // In text from right to left, `left` is where it begins.
    case 'right':
    case 'end':
      return rightToLeft ? null : 'right'
    default:
      return null
  }
}

function hasRule(properties: El | undefined, { meaning }: Style): boolean {
  const borders = child(properties, 'w:pBdr')
  const line = child(borders, 'w:bottom') ?? child(borders, 'w:top')
  return meaning === 'rule' || (line !== undefined && !/^(none|nil)$/.test(line.attributes['w:val'] ?? ''))
}
