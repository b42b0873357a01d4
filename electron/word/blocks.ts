// Blocks -> paragraphs and tables of Word.
import { assertNever } from '#shared/result'
import type { Block, ImageBlock, Label, ParagraphBlock } from '../pdf/collect/blocks'
import type { Role } from '../pdf/types'
import { wordsOf } from './bookmarks'
import { captionPiece } from './captions'
import { runXml, textXml } from './fields'
import type { ListPlace } from './numbering'
import { panelPieces } from './panels'
import { nothing, type ParagraphPiece, type ParagraphProperties, type Piece } from './paragraph'
import type { BlockPlace, WriteBlocks } from './place'
import { type RunPlace, runsXml } from './runs'
import { tablePieces } from './table'
import { twips } from './units'
import type { Writing } from './writing'
import { el } from './xml'

/** Blocks as pieces: a page break becomes a property of what follows it. */
export const writeBlocks: WriteBlocks = (writing, blocks, place) => {
  const pieces: Piece[] = []
  let broken = false
  for (const block of blocks) {
    if (block.kind === 'break') {
      broken = true
      continue
    }
    if (block.kind === 'gap') {
      widen(pieces, block.height)
      continue
    }
    const [first, ...rest] = writeBlock(writing, block, place)
    if (!first) continue
    pieces.push(...(broken ? onNewPage(first) : [first]), ...rest)
    broken = false
  }
  return pieces
}

/** The piece at the top of a page. */
export function onNewPage(piece: Piece): Piece[] {
  if (piece.kind === 'paragraph') return [{ ...piece, pageBreakBefore: true }]
  return [nothing({ pageBreakBefore: true }), piece]
}

/** More space after the last paragraph. */
function widen(pieces: Piece[], height: number): void {
  const last = pieces.at(-1)
  if (last?.kind === 'paragraph')
    pieces[pieces.length - 1] = { ...last, after: Math.max(last.after ?? 0, height) }
}

type WrittenBlock = Exclude<Block, { kind: 'break' | 'gap' }>

function writeBlock(writing: Writing, block: WrittenBlock, place: BlockPlace): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return [writeParagraph(writing, block, place)]
    case 'panel':
      return panelPieces(writing, block, place, writeBlocks)
    case 'table':
      return tablePieces(writing, block, place, writeBlocks)
    case 'image':
      return imagePieces(writing, block, place)
    case 'rule':
      return [{ kind: 'paragraph', style: 'Separator', content: '' }]
    case 'lines':
      return Array.from({ length: block.count }, () => writingLine(place))
    default:
      return assertNever(block, 'block')
  }
}

/** A line to write on: a leader to the right edge. */
function writingLine({ width }: BlockPlace): ParagraphPiece {
  const tab = el('w:tab', { 'w:val': 'right', 'w:leader': 'underscore', 'w:pos': twips(width) })
  return {
    kind: 'paragraph',
    style: 'WritingLine',
    tabs: el('w:tabs', {}, tab),
    content: runXml('', textXml('\t')),
  }
}

const ALIGN = { start: 'start', left: 'left', center: 'center', right: 'right', justify: 'both' } as const

/** Writes a paragraph in its style; `over` are properties that its container decides. */
export function writeParagraph(
  writing: Writing,
  block: ParagraphBlock,
  place: BlockPlace,
  over: Partial<ParagraphProperties> = {},
): ParagraphPiece {
  const rightToLeft = writing.pack.isRightToLeft(block.runs)
  const style = over.style ?? styleOf(block, place)
  const runPlace: RunPlace = { ...place, look: writing.styles.look(style), rightToLeft }
  const list = listOf(writing, block, place)
  const label = block.label && list === null ? labelXml(writing, block.label, runPlace) : ''
  const rule = writing.styles.rules.get(style)
  const align = ALIGN[block.format.align]
  return {
    kind: 'paragraph',
    style,
    rightToLeft,
    list: list ?? (rule?.list === undefined ? undefined : 'none'),
    keepNext: block.format.keepNext && !rule?.keepNext,
    indent: indentOf(block, style),
    align: align === (rule?.align ?? 'start') ? undefined : align,
    ...(block.ends ? { ends: writing.changes.properties(block.ends) } : {}),
    ...over,
    content: label + contentXml(writing, block, { place: runPlace, numbered: list !== null }),
  }
}

interface ContentPlace {
  readonly place: RunPlace
  readonly numbered: boolean
}

function contentXml(writing: Writing, block: ParagraphBlock, { place, numbered }: ContentPlace): string {
  const { anchors } = block
  const [first, ...rest] = block.runs
  if (first?.from?.kind === 'annex') {
    // Word writes the name; the title stays on its own line.
    const above = numbered ? runXml('', '<w:br/>') : runsXml(writing, [first], place)
    return above + titled(writing, anchors, runsXml(writing, rest, place))
  }
  return titled(writing, anchors, runsXml(writing, block.runs, place))
}

/** Words under the id of their paragraph, under the bookmarks that lead to it, and under those of its words. */
function titled({ bookmarks, pack, wanted }: Writing, anchors: readonly string[], words: string): string {
  const led = anchors.filter((anchor) => wanted.has(anchor))
  return bookmarks.identified(anchors, bookmarks.around([...led, ...led.map(wordsOf)], words), (anchor) =>
    pack.targets.get(anchor)?.type === 'heading' ? '_ath_' : '_att_',
  )
}

/** Where Word counts; null where the label is text. */
function listOf({ lists }: Writing, block: ParagraphBlock, { annex }: BlockPlace): ListPlace | null {
  const [first] = block.runs
  if (first?.from?.kind === 'annex') return lists.section(first.from.number, true)
  const counted = block.label?.counted
  switch (counted?.kind) {
    case 'section':
      return lists.section(block.label?.runs[0]?.text ?? '', annex)
    case 'paragraph':
      return lists.paragraph(counted.levels)
    case 'bullet':
      return lists.bullet(counted.depth)
    case 'ordered':
      return lists.item(counted.depth, counted.count, counted.first)
    default:
      return null
  }
}

function labelXml(writing: Writing, label: Label, place: RunPlace): string {
  const { counted } = label
  const runs =
    counted?.kind === 'task'
      ? label.runs.map((run) => ({ ...run, from: { kind: 'tick', checked: counted.checked } as const }))
      : label.runs
  return runsXml(writing, runs, place) + runXml('', textXml('\t'))
}

/** Indents of styles that have none. */
function indentOf({ label, indent }: ParagraphBlock, style: string): ParagraphProperties['indent'] {
  const hanging = label?.width ?? 0
  if (hanging === 0 && indent === 0) return undefined
  // The frames of these styles are inside their own indents.
  const own = OWN_INDENTS[style] ?? 0
  return { left: own + indent + hanging, hanging }
}

const OWN_INDENTS: Readonly<Record<string, number>> = { Quote: 14, Code: 6 }

const HEADINGS: readonly Role[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']

function styleOf({ tag, label }: ParagraphBlock, { tags, base }: BlockPlace): string {
  const role = tags[tag]?.role
  const level = role ? HEADINGS.indexOf(role) + 1 : 0
  if (level > 0) return `Heading${level}`
  if (role === 'Caption') return 'Caption'
  if (base !== 'BodyText') return base
  switch (label?.counted?.kind) {
    case 'paragraph':
      return `Numbered${Math.min(5, label.counted.levels.length)}`
    case 'bullet':
      return 'ListBullet'
    case 'ordered':
      return 'ListNumber'
    case 'task':
      return 'Checklist'
    default:
      return label ? 'LabelledText' : 'BodyText'
  }
}

/** Share of a page's height that an image may take. */
const TALLEST = 0.78

function imagePieces(writing: Writing, image: ImageBlock, place: BlockPlace): Piece[] {
  const { landscape, portrait } = writing.pack
  const available = Math.max(place.width - image.indent, place.width * 0.4)
  const wanted = available * image.share
  const tallest = (place.landscape ? landscape : portrait).textHeight * TALLEST
  const caption = image.caption ? [captionPiece(writing, image.caption, image.anchors, place)] : []
  const anchors = caption.length > 0 ? [] : image.anchors.filter((anchor) => writing.wanted.has(anchor))
  const shown = { keepNext: caption.length > 0, before: 8, after: 4, align: 'center' } as const
  if (image.missing || !image.pixels) {
    const missing =
      image.missing && writeParagraph(writing, image.missing, { ...place, base: 'Caption' }, shown)
    return [...(missing ? [missing] : []), ...caption]
  }
  const { width, height } = image.pixels
  const scale = Math.min(wanted / width, tallest / height)
  const picture = writing.media.picture(
    {
      asset: image.asset,
      width: width * scale,
      height: height * scale,
      alt: place.tags[image.tag]?.alt ?? '',
    },
    place.relations,
  )
  const content = writing.bookmarks.around(
    anchors,
    writing.changes.around(image.changes ?? [], runXml('', picture)),
  )
  return [{ kind: 'paragraph', style: 'Normal', content, ...shown }, ...caption]
}
