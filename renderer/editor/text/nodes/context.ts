// What node views may ask of the window that holds them.
import type { PackStore } from '../state/pack-store'

/** A place in the document that a small window beside it edits. */
export interface PopoverTarget {
  readonly kind: 'footnote' | 'image' | 'crossReference'
  readonly pos: number
}

/** Handed to every node view. */
export interface NodeContext {
  readonly store: PackStore
  /** Shows a field in the side panel and puts the cursor there. */
  focusField(name: string): void
  openPopover(target: PopoverTarget): void
  /** Opens a list of kinds for the box at `pos`, below `anchor`. */
  chooseKind(anchor: HTMLElement, pos: number): void
}
