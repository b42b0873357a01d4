// What an open pack needs from outside of its screen.
import type { Saved } from '#shared/ipc'
import type { Asset, Pack, PackChange } from '#shared/pack'
import type { PrintOf } from '../text/state/pack-store'
import type { PackContent } from './autosave/autosave'

/** The main process as the session sees it. */
export interface SessionServices {
  save(change: PackChange): Promise<Saved>
  /** Overwrites the stored pack, keeping a copy of it. */
  replace(change: Omit<PackChange, 'revision'>): Promise<Saved>
  /** Restores the pack from the bin. */
  restore(): Promise<void>
  /** Adds a pack. */
  addPack(content: PackContent): Promise<Pack>
  addAsset(file: File): Promise<Omit<Asset, 'bytes'>>
  openLink(href: string): void
  /** Shows a message to the user. */
  report(message: string): void
  /** Nothing can be saved: the text is read-only. */
  readonly readOnly?: boolean
  /** The print options last used for a kind of pack. */
  readonly printOf: PrintOf
  /** Calls `listener` when the print options change; returns a function that removes it. */
  onPrintChoices(listener: () => void): () => void
  /** Name of the user, for comments. */
  author(): string
}

/** Shown wherever something could be changed in a read-only library. */
export const READ_ONLY_WORDS = 'Read-only: you don’t have permission to change this library.'
