// Backups as the window sees them.
import type { PackId, PackKind } from './pack'

/** Where a backup is: in the program's own folder, or in the folder that the user has chosen. */
export const BACKUP_PLACES = ['own', 'other'] as const
export type BackupPlace = (typeof BACKUP_PLACES)[number]

/** A place and what is in it. */
export interface BackupPlaceStatus {
  /** For display only. */
  readonly folder: string
  /** Milliseconds since 1970, UTC; null when there is no backup. */
  readonly last: number | null
  /** Number and total size of all backups. */
  readonly count: number
  readonly bytes: number
  /** Part of the library could not be read when the last one was made. */
  readonly damaged: boolean
  /** Why the last attempt failed, in a sentence; null when it did not. */
  readonly fault: string | null
}

/** The state of the backups. */
export interface BackupStatus {
  /** Null where the program can't keep files of its own. */
  readonly own: BackupPlaceStatus | null
  /** Null when the user has chosen no folder. */
  readonly other: BackupPlaceStatus | null
  /** From 0 to 1 while a backup is being made; null otherwise. */
  readonly progress: number | null
}

/** A backup in the list. */
export interface BackupEntry {
  /** Identifies it in later calls; paths never come from the window. */
  readonly id: string
  readonly place: BackupPlace
  /** Milliseconds since 1970, UTC. */
  readonly time: number
  readonly bytes: number
  /** Number of packs, without deleted ones; null when the backup can't be read. */
  readonly packs: number | null
  /** Part of the library could not be read when it was made. */
  readonly damaged: boolean
}

/** A pack or an own template in a backup. */
export interface BackupPack {
  readonly id: PackId
  readonly title: string
  readonly kind: PackKind | 'template'
  /** Milliseconds since 1970, UTC. */
  readonly changed: number
  readonly sections: number
  /** Compared with the library: the same, another version, in the bin, or no longer there. */
  readonly today: 'same' | 'changed' | 'deleted' | 'gone'
}

/** How packs come back: as packs of their own, or in place of the present ones, which go to Deleted packs. */
export const RESTORE_WAYS = ['copy', 'replace'] as const
export type RestoreWay = (typeof RESTORE_WAYS)[number]

/** A pack or template that came back. */
export interface RestoredPack {
  /** The pack in the library. */
  readonly id: PackId
  /** The pack in the bin that keeps what was replaced; null when nothing was. */
  readonly kept: PackId | null
  /** What was replaced was in the bin before. */
  readonly wasDeleted: boolean
}
