// Enclosed files: pictures are shown, the pages of a PDF are in the PDF of the pack alone.
import type { EnclosedSheet } from '../pdf/collect/blocks'
import { runXml, textXml } from './fields'
import type { Piece } from './paragraph'
import type { BlockPlace } from './place'
import type { Writing } from './writing'

/** Share of a page's height that an enclosed picture may take. */
const TALLEST = 0.85

/** What a file shows of the pages of an enclosure. */
export function enclosedPieces(
  writing: Writing,
  sheets: readonly EnclosedSheet[],
  place: BlockPlace,
): Piece[] {
  const pages = sheets.filter(({ picture }) => !picture).length
  const pictures = sheets.filter(({ picture }) => picture)
  return [
    ...pictures.map((sheet): Piece => picturePiece(writing, sheet, place)),
    ...(pages > 0 ? [absent(pages)] : []),
  ]
}

function picturePiece(writing: Writing, sheet: EnclosedSheet, place: BlockPlace): Piece {
  const { landscape, portrait } = writing.pack
  const tallest = (place.landscape ? landscape : portrait).textHeight * TALLEST
  const scale = Math.min(1, place.width / sheet.width, tallest / sheet.height)
  const size = { width: sheet.width * scale, height: sheet.height * scale }
  const alt = place.tags[sheet.tag]?.alt ?? ''
  const picture = writing.media.picture({ asset: sheet.asset, ...size, alt }, place.relations)
  const anchors = sheet.anchors.filter((anchor) => writing.wanted.has(anchor))
  const content = writing.bookmarks.around(anchors, runXml('', picture))
  return { kind: 'paragraph', style: 'Normal', before: 8, align: 'center', content }
}

function absent(pages: number): Piece {
  const words =
    pages === 1
      ? 'The enclosed page is in the PDF of this pack, and not in this document.'
      : `The ${pages} enclosed pages are in the PDF of this pack, and not in this document.`
  return { kind: 'paragraph', style: 'BodyText', content: runXml('', textXml(words)) }
}
