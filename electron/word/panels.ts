// Boxes, quotations and code: a box is a table of one cell with a bar at its left, the others are paragraphs.
import type { PanelBlock } from '../pdf/collect/blocks'
import { nothing, type Piece, piecesXml } from './paragraph'
import type { BlockPlace, WriteBlocks } from './place'
import { rule, shading } from './styles'
import { twips } from './units'
import type { Writing } from './writing'
import { el } from './xml'

const PADDING = { left: 12, right: 11, top: 8, bottom: 4 }
const GAP = 10
const SMALL_GAP = 8
/** Width of the bar in eighths of a point. */
const BAR = 24

/** Writes a panel. */
export function panelPieces(
  writing: Writing,
  panel: PanelBlock,
  place: BlockPlace,
  write: WriteBlocks,
): Piece[] {
  const { style } = panel.look
  if (style !== 'panel') {
    const inner = { ...place, base: style === 'code' ? 'Code' : 'Quote' }
    return apart(write(writing, panel.blocks, inner), panel.indent)
  }
  const width = Math.max(place.width - panel.indent, place.width * 0.4)
  const inner: BlockPlace = {
    ...place,
    base: place.base === 'BodyText' ? 'BoxText' : place.base,
    width: width - PADDING.left - PADDING.right,
  }
  const pieces = write(writing, panel.blocks, inner).map(
    (piece, index): Piece =>
      index === 0 && piece.kind === 'paragraph' && piece.style === inner.base
        ? { ...piece, style: 'BoxLabel' }
        : piece,
  )
  return [{ kind: 'table', gap: GAP, xml: boxXml(writing, panel, pieces, { width, indent: panel.indent }) }]
}

/** Space above and below, and the indent of what is around. */
function apart(pieces: readonly Piece[], indent: number): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'paragraph') return piece
    const { left, hanging } = piece.indent ?? { left: 0, hanging: 0 }
    return {
      ...piece,
      ...(index === 0 ? { before: SMALL_GAP } : {}),
      ...(index === pieces.length - 1 ? { after: SMALL_GAP } : {}),
      ...(indent > 0 ? { indent: { left: left + indent, hanging } } : {}),
    }
  })
}

interface BoxSize {
  readonly width: number
  readonly indent: number
}

function boxXml(
  writing: Writing,
  { look }: PanelBlock,
  pieces: readonly Piece[],
  { width, indent }: BoxSize,
): string {
  const margins = (['top', 'left', 'bottom', 'right'] as const).map((side) =>
    el(`w:${side}`, { 'w:w': twips(PADDING[side]), 'w:type': 'dxa' }),
  )
  const whole = pieces.at(-1)?.kind === 'paragraph' ? pieces : [...pieces, nothing()]
  const cell = el(
    'w:tc',
    {},
    el(
      'w:tcPr',
      {},
      el('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
      el('w:tcBorders', {}, el('w:left', rule(look.bar, BAR, 0))),
      shading(look.fill),
    ),
    piecesXml(whole, writing.styles),
  )
  return el(
    'w:tbl',
    {},
    el(
      'w:tblPr',
      {},
      el('w:tblW', { 'w:w': twips(width), 'w:type': 'dxa' }),
      el('w:tblInd', { 'w:w': twips(indent), 'w:type': 'dxa' }),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      el('w:tblCellMar', {}, ...margins),
    ),
    el('w:tblGrid', {}, el('w:gridCol', { 'w:w': twips(width) })),
    el('w:tr', {}, cell),
  )
}
