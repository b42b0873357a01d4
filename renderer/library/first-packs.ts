// The packs that the window shows first, before the whole list is read.
import type { FirstSight } from '#shared/ipc'
import type { ListChanges, PackSummary } from '#shared/pack'
import { call } from '../base/bridge'
import { isInListOrder, readSort } from './list-sort'

/** What the list has before it asks for anything. */
export interface FirstPacks {
  readonly packs: readonly PackSummary[] | null
  /** The whole list, asked for while the window is still being made; null if it wasn't. */
  readonly all: Promise<ListChanges> | null
}

const NOTHING: FirstPacks = { packs: null, all: null }
let offered = NOTHING

/** Offers the first packs to the list that is shown next; in another order they would not be the first. */
export function offerFirst({ packs, isWhole }: FirstSight): void {
  if (isWhole || isInListOrder(readSort())) offered = { packs, all: null }
  else {
    const all = call('packs.changes', { known: null })
    // It is asked for again, and that failure is shown.
    all.catch(() => undefined)
    offered = { packs: null, all }
  }
}

/** Returns what was offered, once. */
export function takeFirst(): FirstPacks {
  const taken = offered
  offered = NOTHING
  return taken
}
