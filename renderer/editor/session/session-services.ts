// What an open pack needs from outside of its screen.
import type { Saved } from '#shared/ipc'
import type { Asset, Pack, PackChange } from '#shared/pack'
import type { PrintOf } from '../text/state/pack-store'
import type { PackContent } from './autosave/autosave'

/** What the session asks of the main process. */
export interface SessionServices {
  save(change: PackChange): Promise<Saved>
  /** Stores the whole pack over what is stored, of which a copy is kept. */
  replace(change: Omit<PackChange, 'revision'>): Promise<Saved>
  /** Takes the pack back from the bin. */
  restore(): Promise<void>
  /** Adds a pack. */
  addPack(content: PackContent): Promise<Pack>
  addAsset(file: File): Promise<Omit<Asset, 'bytes'>>
  openLink(href: string): void
  /** Says something to the user in passing. */
  report(message: string): void
  /** Nothing can be saved: the text stays as it is. */
  readonly readOnly?: boolean
  /** What packs of a kind are printed with, as chosen last. */
  readonly printOf: PrintOf
  /** Calls `listener` when other print is chosen; gives a function that stops it. */
  onPrintChoices(listener: () => void): () => void
  /** Name of the user, for comments. */
  author(): string
}

/** Said wherever something could be changed in a library that may only be read. */
export const READ_ONLY_WORDS = 'Read-only: nothing can be changed, because you may not write to this library.'
