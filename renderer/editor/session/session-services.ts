// What an open pack needs from outside of its screen.
import type { AssetId } from '#shared/document/nodes'
import type { EnclosedFile } from '#shared/enclosed-file'
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
  /** Keeps what can’t be saved now in another place; null once it was saved. `sent` was not answered yet. */
  keep(change: PackChange | null, sent: PackChange | null): void
  /** Adds a pack. */
  addPack(content: PackContent): Promise<Pack>
  addAsset(file: File): Promise<Omit<Asset, 'bytes'>>
  /** Reads a file that is to be enclosed and stores it. Throws `enclosure/locked` while the password is missing or wrong. */
  addEnclosure(file: File, password: string | null): Promise<EnclosedFile>
  /** Asks where to, and saves an enclosed file; `title` is the suggested name. */
  saveEnclosure(asset: AssetId, title: string): void
  openLink(href: string): void
  /** Shows a message to the user. */
  report(message: string): void
  /** Shows what is being done, with a button to cancel; returns a function that takes it away. */
  working(message: string, cancel: () => void): () => void
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
