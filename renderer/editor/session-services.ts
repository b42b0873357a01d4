// What an open pack needs from outside of its screen.
import type { Saved } from '#shared/ipc'
import type { Asset, PackChange } from '#shared/pack'

/** What the session asks of the main process. */
export interface SessionServices {
  save(change: PackChange): Promise<Saved>
  storedRevision(): Promise<number>
  addAsset(file: File): Promise<Omit<Asset, 'bytes'>>
  openLink(href: string): void
  /** Says something to the user in passing. */
  report(message: string): void
  /** Name of the user, for comments. */
  author(): string
}
