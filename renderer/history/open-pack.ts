// The pack in the editor: a version of it is restored there, where Ctrl+Z undoes it, and not in the library.
import type { NodeId } from '#shared/document/nodes'
import type { VersionContent } from '#shared/history'
import type { PackId } from '#shared/pack'

/** What the dialog asks of the editor. */
interface OpenPack {
  readonly id: PackId
  /** Restores these sections, or the whole pack for null. Returns the version that keeps what was replaced. */
  restore(version: VersionContent, sections: readonly NodeId[] | null): Promise<number>
  /** Puts the focus into its text. */
  focus(): void
}

let open: OpenPack | null = null

/** Registers the pack in the editor; returns a function that removes it. */
export function registerOpenPack(pack: OpenPack): () => void {
  open = pack
  return () => {
    if (open === pack) open = null
  }
}

/** Returns the pack if it is in the editor. */
export const openPack = (id: PackId): OpenPack | null => (open?.id === id ? open : null)
