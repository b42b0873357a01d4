// The title of the pack with its details, the lines of a first page, the contents.

import type { ParagraphBlock } from '../pdf/collect/blocks'
import type { CollectedFirstPage, FirstPageRow } from '../pdf/collect/first-page'
import type { ContentsLine } from '../pdf/collect/front-matter'
import type { Tag } from '../pdf/types'
import { writeParagraph } from './blocks'
import { fieldXml, runXml, textXml } from './fields'
import { nothing, type ParagraphPiece, type Piece, piecesXml } from './paragraph'
import type { BlockPlace } from './place'
import { runsXml } from './runs'
import { borders, rule } from './styles'
import { twips } from './units'
import type { Writing } from './writing'
import { el, val } from './xml'

const LOGO = { height: 46, width: 150 }
/** Depth of the title on a title page, as a share of the text's height. */
const TITLE_DEPTH = 0.2

/** What comes before the sections: on pages of its own, or at the top of the first one. */
export function frontPieces(writing: Writing, place: BlockPlace): Piece[] {
  const { front, portrait } = writing.pack
  const own = { ...place, tags: front.tags }
  const logo = logoPieces(writing, own)
  if (front.firstPage)
    return [...logo, ...rowsPieces(writing, front.firstPage, own), ...detailPieces(writing, own)]
  const title = titlePieces(writing, own)
  const [first, ...rest] = [...logo, ...title, ...detailPieces(writing, own)]
  const top: Piece[] =
    first?.kind === 'paragraph' && front.separate
      ? [{ ...first, before: portrait.textHeight * TITLE_DEPTH }]
      : first
        ? [first]
        : []
  return [...top, ...rest, ...contentsPieces(writing, own)]
}

function logoPieces(writing: Writing, place: BlockPlace): Piece[] {
  const { logo, separate } = writing.pack.front
  if (!logo) return []
  const scale = Math.min(LOGO.height / logo.height, LOGO.width / logo.width)
  const picture = writing.media.picture(
    {
      asset: logo.asset,
      width: logo.width * scale,
      height: logo.height * scale,
      alt: place.tags[logo.tag]?.alt ?? 'Logo',
    },
    place.relations,
  )
  const align = separate ? 'left' : 'right'
  return [{ kind: 'paragraph', style: 'Normal', after: 6, align, content: runXml('', picture) }]
}

function titlePieces(writing: Writing, place: BlockPlace): ParagraphPiece[] {
  const { front, theme } = writing.pack
  return front.title.map((block) => {
    const style = titleStyle(block, theme.cover.subtitle.size)
    return writeParagraph(writing, block, place, { style })
  })
}

/** The largest is the title. */
function titleStyle({ runs, format }: ParagraphBlock, subtitle: number): string {
  const size = runs[0]?.style.size ?? 0
  if (size === subtitle && format.before > 0) return 'Subtitle'
  return size > subtitle ? 'Title' : 'DocumentKind'
}

const detailPieces = (writing: Writing, place: BlockPlace): ParagraphPiece[] =>
  [...writing.pack.front.details, ...writing.pack.front.markingLines].map((block, index) =>
    writeParagraph(writing, block, place, {
      style: 'DocumentDetail',
      ...(index === 0
        ? { before: 14, frame: borders({ top: rule(writing.pack.theme.colours.rule, 5, 8) }) }
        : {}),
    }),
  )

/** Lines in columns: a table without rules. */
export function rowsPieces(
  writing: Writing,
  { rows, labels }: CollectedFirstPage,
  place: BlockPlace,
): Piece[] {
  const right = place.width * RIGHT
  const columns = [labels, place.width - labels - right, right]
  const xml = el(
    'w:tbl',
    {},
    el(
      'w:tblPr',
      {},
      el('w:tblW', { 'w:w': twips(place.width), 'w:type': 'dxa' }),
      el('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    el('w:tblGrid', {}, ...columns.map((one) => el('w:gridCol', { 'w:w': twips(one) }))),
    ...rows.map((row) => rowXml(writing, row, columns, place)),
  )
  return [{ kind: 'table', gap: 8, xml }]
}

const RIGHT = 0.38

function rowXml(writing: Writing, row: FirstPageRow, columns: readonly number[], place: BlockPlace): string {
  const [labels = 0, middle = 0, right = 0] = columns
  const cells: string[] = []
  const add = (blocks: readonly ParagraphBlock[], width: number, span: number): void => {
    cells.push(cellXml(writing, blocks, { width, span, before: row.before }, place))
  }
  if (row.label) add([row.label], labels, 1)
  const left = row.label ? middle : labels + middle
  const spans = row.label ? 1 : 2
  if (row.right) {
    add(row.words, left, spans)
    add([row.right], right, 1)
  } else add(row.words, left + right, spans + 1)
  return el('w:tr', {}, el('w:trPr', {}, el('w:cantSplit')), ...cells)
}

interface CellSize {
  readonly width: number
  readonly span: number
  readonly before: number
}

function cellXml(
  writing: Writing,
  blocks: readonly ParagraphBlock[],
  { width, span, before }: CellSize,
  place: BlockPlace,
): string {
  const written = blocks.map((block, index) =>
    writeParagraph(
      writing,
      block,
      { ...place, width },
      {
        style: 'FirstPageLine',
        ...(index === 0 ? { before } : {}),
      },
    ),
  )
  const pieces = written.length > 0 ? written : [nothing({ style: 'FirstPageLine' })]
  return el(
    'w:tc',
    {},
    el(
      'w:tcPr',
      {},
      el('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
      span > 1 ? val('w:gridSpan', span) : '',
    ),
    piecesXml(pieces, writing.styles),
  )
}

/** The contents: one field, whose result is the list of today. */
function contentsPieces(writing: Writing, place: BlockPlace): Piece[] {
  const { contents } = writing.pack.front
  if (!contents) return []
  const title = writeParagraph(writing, contents.title, place, { style: 'TOCHeading', list: undefined })
  const last = contents.entries.length - 1
  const entries = contents.entries.map((entry, index) => {
    const level = levelOf(entry, place.tags)
    const style = `TOC${level}`
    const line = lineXml(writing, entry, { style, place })
    const mark = (type: string): string => runXml('', el('w:fldChar', { 'w:fldCharType': type }))
    const code = `<w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z </w:instrText>`
    const before = index === 0 ? mark('begin') + runXml('', code) + mark('separate') : ''
    const { indent } = entry.block
    const hanging = entry.block.label?.width ?? 0
    const piece: ParagraphPiece = {
      kind: 'paragraph',
      style,
      indent: { left: indent + hanging, hanging },
      tabs: entryTabs(indent + hanging, place.width),
      content: before + line + (index === last ? mark('end') : ''),
    }
    return piece
  })
  return [title, ...entries]
}

function entryTabs(text: number, width: number): string {
  return el(
    'w:tabs',
    {},
    el('w:tab', { 'w:val': 'left', 'w:pos': twips(text) }),
    el('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': twips(width) }),
  )
}

/** Depth of the entry's list. */
function levelOf({ block }: ContentsLine, tags: readonly Tag[]): number {
  let level = 0
  for (let at = block.tag; at >= 0; at = tags[at]?.parent ?? -1) if (tags[at]?.role === 'TOC') level += 1
  return Math.min(3, Math.max(1, level))
}

interface LinePlace {
  readonly style: string
  readonly place: BlockPlace
}

function lineXml(writing: Writing, { block, anchor }: ContentsLine, { style, place }: LinePlace): string {
  const { bookmarks, styles, pack } = writing
  const rightToLeft = pack.isRightToLeft(block.runs)
  const runPlace = { ...place, look: styles.look(style), rightToLeft }
  const label = block.label
    ? runsXml(
        writing,
        block.label.runs.map((run) => ({ ...run, text: run.text.trimEnd() })),
        runPlace,
      ) + runXml('', textXml('\t'))
    : ''
  const page = pack.pageOf.get(anchor) ?? ''
  const name = bookmarks.name(anchor)
  const [, letter = '', number = page] = /^(.*-)(\d+)$/.exec(page) ?? []
  return el(
    'w:hyperlink',
    { 'w:anchor': name, 'w:history': 1 },
    label + runsXml(writing, block.runs, runPlace),
    runXml('', textXml(`\t${letter}`)),
    fieldXml(`PAGEREF ${name} \\h`, runXml('', textXml(number))),
  )
}
