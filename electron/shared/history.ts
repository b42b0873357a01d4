// Versions of a pack as the window sees them, and where restored sections go.
import type { NodeId, Section } from './document/nodes'
import type { PackField, PackId, PackMeta } from './pack'

/** Why a version was kept: before a save, to give it a name, because a copy left the program, or before a restore. */
export const VERSION_CAUSES = ['saved', 'named', 'exported', 'printed', 'sent', 'restored'] as const
export type VersionCause = (typeof VERSION_CAUSES)[number]

/** Maximum length of a version's name. */
export const MAX_VERSION_NAME = 200

/** A section that differs between two versions. */
export interface ChangedSection {
  readonly id: NodeId
  readonly title: string
  readonly change: 'added' | 'removed' | 'changed'
}

/** What differs from the version before. */
export interface VersionChanges {
  readonly sections: readonly ChangedSection[]
  /** Title page, marking or other settings of the pack. */
  readonly details: boolean
  readonly fields: boolean
  /** The same sections are in another order. */
  readonly moved: boolean
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** A version in the list. */
export interface VersionEntry {
  /** Rises with each version of the pack; null for the present text. */
  readonly number: number | null
  /** When this text was saved, or the mark was made; milliseconds since 1970, UTC. */
  readonly time: number
  /** The user's name for it; empty for none. */
  readonly name: string
  readonly cause: VersionCause
  /** What was exported or sent, in words; may be empty. */
  readonly about: string
  /** Null for the first version. */
  readonly changes: VersionChanges | null
  /** Something of it can't be read. */
  readonly damaged: boolean
}

/** A section that the pack no longer has, and the newest version that has it. */
export interface DeletedSection {
  readonly id: NodeId
  readonly title: string
  readonly number: number
}

/** The history of a pack. */
export interface PackHistory {
  readonly title: string
  /** Newest first; the first one is the present text. */
  readonly entries: readonly VersionEntry[]
  readonly deleted: readonly DeletedSection[]
}

/** What a version contains. */
export interface VersionContent {
  readonly number: number | null
  /** Null when they can't be read. */
  readonly meta: PackMeta | null
  readonly fields: readonly PackField[] | null
  readonly sections: readonly Section[]
  /** Number of sections that can't be read. */
  readonly lost: number
}

/** The numbers of two versions, the earlier first; null for the present text. */
export interface ComparedNumbers {
  readonly before: number
  readonly after: number | null
}

/** What a restore did. */
export interface RestoredVersion {
  /** The version that keeps what was replaced. */
  readonly kept: number
}

/** A section that was deleted from its pack, and is in versions of it. */
export interface RemovedSection {
  readonly pack: PackId
  readonly id: NodeId
  /** May be empty. */
  readonly title: string
  /** Words of its last text. */
  readonly words: number
  readonly packTitle: string
  /** The pack is in the bin. */
  readonly isPackDeleted: boolean
  /** When the pack was first kept or saved without it, in milliseconds since 1970. */
  readonly removed: number
}

/** Some of them: those of as many packs as can be read in a moment. */
export interface RemovedSections {
  readonly sections: readonly RemovedSection[]
  /** The last pack that was read; null when there are no more. */
  readonly next: PackId | null
}

/** What a restore of sections did. */
export interface RestoredSections extends RestoredVersion {
  /** The pack was in the bin, and is restored too. */
  readonly isPackRestored: boolean
}

/** Where an image was put back. */
export interface PutBackImage extends RestoredVersion {
  readonly pack: PackId
  readonly packTitle: string
  /** Title of the section. */
  readonly section: string
}

/**
 * Returns the order of sections after some of an earlier version were restored: those that are missing now go after the
 * section that they followed then.
 */
export function orderWith(
  now: readonly NodeId[],
  then: readonly NodeId[],
  restored: readonly NodeId[],
): NodeId[] {
  const order = [...now]
  for (const [at, id] of then.entries()) {
    if (!restored.includes(id) || order.includes(id)) continue
    const before = then.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}
