// Requests to show the versions of a pack: from menus and the outline to the window.
import type { NodeId } from '#shared/document/nodes'
import type { PackId } from '#shared/pack'

/** What to show. */
export type HistoryRequest =
  /** The versions of a pack; with a section, those that changed it. */
  | { readonly kind: 'history'; readonly id: PackId; readonly section: NodeId | null }
  | { readonly kind: 'nameVersion'; readonly id: PackId }

const listeners = new Set<(request: HistoryRequest) => void>()

/** Calls `listener` for each request; returns a function that removes it. */
export function onShowHistory(listener: (request: HistoryRequest) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows the dialog. */
export function showHistory(request: HistoryRequest): void {
  for (const listener of listeners) listener(request)
}
