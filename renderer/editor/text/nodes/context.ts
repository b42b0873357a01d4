// Services of the window for node views.
import type { PackStore } from '../state/pack-store'

/** A node edited in a popover. */
export interface PopoverTarget {
  readonly kind: 'footnote' | 'image' | 'crossReference' | 'enclosure'
  readonly pos: number
}

/** Passed to every node view. */
export interface NodeContext {
  readonly store: PackStore
  /** Shows a field in the side panel and focuses it. */
  focusField(name: string): void
  openPopover(target: PopoverTarget): void
  /** Opens the menu of kinds for the box at `pos`, below `anchor`. */
  chooseKind(anchor: HTMLElement, pos: number): void
}
