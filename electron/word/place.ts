// Where blocks are, and how those within others are written.
import type { Block } from '../pdf/collect/blocks'
import type { Tag } from '../pdf/types'
import type { Relations } from './package'
import type { Piece } from './paragraph'
import type { Writing } from './writing'

/** Where blocks are. */
export interface BlockPlace {
  readonly tags: readonly Tag[]
  /** Style of paragraphs that have none of their own. */
  readonly base: string
  /** Width of the text in points. */
  readonly width: number
  readonly landscape: boolean
  /** In an annex, whose sections are counted by themselves. */
  readonly annex: boolean
  readonly relations: Relations
}

/** Writes blocks. */
export type WriteBlocks = (writing: Writing, blocks: readonly Block[], place: BlockPlace) => Piece[]
