// What the menu of the text offers: each part of the editor adds its own lines for the place that was clicked.
import type { MenuItem } from '../../../ui/Menu'
import type { EditorSession } from '../../session/editor-session'

/** The place that the menu is for. */
export interface TextPlace {
  readonly session: EditorSession
  /** Position in the document: where the pointer is, or the cursor when a key opened the menu. */
  readonly pos: number
  /** What was clicked, or what holds the cursor. */
  readonly target: Element
}

/** Lines for a place. */
export interface TextMenuPart {
  readonly items: readonly MenuItem[]
  /** Takes the place of `items` once it is known; lines that stay keep their id, and with it the focus. */
  readonly later?: Promise<readonly MenuItem[]>
  /** The menu is about this alone: what would stand after the lines of the clipboard is left out. */
  readonly alone?: boolean
}

/** Null when there is nothing to offer there. */
export type TextMenuProvider = (place: TextPlace) => TextMenuPart | null

/** Where a part stands: before the lines of the clipboard, or after them. */
export type TextMenuGroup = 'before' | 'after'

const providers = new Set<{ readonly group: TextMenuGroup; readonly provide: TextMenuProvider }>()

/** Adds lines to the menu of the text; gives a function that takes them out again. */
export function registerTextMenu(group: TextMenuGroup, provide: TextMenuProvider): () => void {
  const entry = { group, provide }
  providers.add(entry)
  return () => providers.delete(entry)
}

/** The parts of one group for a place, in the order in which they were registered. */
export function partsOf(group: TextMenuGroup, place: TextPlace): TextMenuPart[] {
  return [...providers].flatMap((entry) => (entry.group === group ? (entry.provide(place) ?? []) : []))
}

/** Parts one below the other, parted by rules; empty ones leave no rule behind. */
export function joinParts(parts: readonly (readonly MenuItem[])[]): MenuItem[] {
  return parts
    .filter((items) => items.length > 0)
    .flatMap((items, index) => (index === 0 ? items : (['rule', ...items] as const)))
}
