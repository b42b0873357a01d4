// Parts of a paragraph as it is read.
import type { Item, Piece } from './lines'

/** A part of a paragraph: words, a break of the page, or what stands in a place of its own. */
export type Chunk =
  | Piece
  | { readonly type: 'pageBreak' }
  | { readonly type: 'apart'; readonly items: readonly Item[] }
