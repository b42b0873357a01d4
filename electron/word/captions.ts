// Captions of tables and images.
import type { ParagraphBlock } from '../pdf/collect/blocks'
import type { ParagraphPiece } from './paragraph'
import { captionXml, type RunPlace } from './runs'
import type { Writing } from './writing'

/** A caption, under the bookmarks of what it names. */
export function captionPiece(
  writing: Writing,
  caption: ParagraphBlock,
  anchors: readonly string[],
  place: Omit<RunPlace, 'look' | 'rightToLeft'>,
): ParagraphPiece {
  const rightToLeft = writing.pack.isRightToLeft(caption.runs)
  const wanted = anchors.filter((anchor) => writing.wanted.has(anchor))
  const runPlace = { ...place, look: writing.styles.look('Caption'), rightToLeft }
  return {
    kind: 'paragraph',
    style: 'Caption',
    rightToLeft,
    keepNext: caption.format.keepNext,
    before: caption.format.before,
    after: caption.format.after,
    content: captionXml(writing, caption.runs, wanted, runPlace),
  }
}
