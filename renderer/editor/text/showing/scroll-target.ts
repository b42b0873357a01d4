// A place of the text that is to be brought on screen.

/** Where a place goes: the top of the pane, its middle unless it is in sight, or no further than it must. */
export type Alignment = 'start' | 'middle' | 'nearest'

/** What is to be seen. */
export interface ScrollTarget {
  readonly from: number
  readonly to: number
  readonly at: Alignment
  /** The caption of the node at `from` instead of the node. */
  readonly caption?: boolean
}
