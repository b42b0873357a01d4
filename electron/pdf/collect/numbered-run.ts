// Which lists of numbered paragraphs go on while a section is collected.
import type { TagIndex } from '../types'

/** A list of a level that goes on. */
interface OpenList {
  readonly level: number
  readonly list: TagIndex
  /** Body of its last item. */
  body: TagIndex
}

/** The lists that numbered paragraphs are in, from the outermost inwards; they go on until something else comes between. */
export interface NumberedRun {
  readonly parent: TagIndex
  readonly lists: OpenList[]
  /** Tags from here on were added after the last numbered paragraph began. */
  end: number
}
