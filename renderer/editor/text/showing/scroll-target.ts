// A part of the text to scroll to.

/** Alignment of the target: top of the pane, its middle unless in view, or no further than needed. */
export type Alignment = 'start' | 'middle' | 'nearest'

/** The range to show. */
export interface ScrollTarget {
  readonly from: number
  readonly to: number
  readonly at: Alignment
  /** The caption of the node at `from` instead of the node. */
  readonly caption?: boolean
}
