// Calls from the window about versions of packs and about the library as a file.

import type { AssetId, NodeId, Section } from './document/nodes'
import type { WrittenFile } from './exported'
import type {
  ComparedNumbers,
  PackHistory,
  PutBackImage,
  RemovedSection,
  RemovedSections,
  RestoredSections,
  RestoredVersion,
  VersionContent,
} from './history'
import type { PackChange, PackField, PackId, PackMeta } from './pack'

export interface HistoryCalls {
  /** Sections that were deleted from packs, of the packs after this one: see `RemovedSections`. */
  'bin.sections': { request: { after: PackId | null }; reply: RemovedSections }
  /** Puts an image back where the last version had it; refused when its section is gone. */
  'bin.putBackImage': { request: { id: AssetId }; reply: PutBackImage }
  'bin.restoreSections': { request: { pack: PackId; ids: readonly NodeId[] }; reply: RestoredSections }
  'bin.deleteSections': {
    request: { sections: readonly Pick<RemovedSection, 'pack' | 'id'>[] }
    reply: null
  }
  /** The versions of a pack, newest first, and its deleted sections. */
  'history.list': { request: { id: PackId }; reply: PackHistory }
  /** Reads a version; the present text for null. */
  'history.read': { request: { id: PackId; number: number | null }; reply: VersionContent }
  /** Names a version, the present text for null; an empty name takes the name away. Returns its number. */
  'history.name': { request: { id: PackId; number: number | null; name: string }; reply: number }
  /** Keeps the stored text as a version, before the window replaces it by an earlier one. Returns its number. */
  'history.keep': { request: { id: PackId }; reply: number }
  /** Restores these sections of a version, or all of it for null; what is replaced is kept as a version. */
  'history.restore': {
    request: { id: PackId; number: number; sections: readonly string[] | null }
    reply: RestoredVersion
  }
  /** Deletes all versions of a pack permanently, even from the bytes of the library. */
  'history.clear': { request: { id: PackId }; reply: null }
  /** Asks where to write, then prints what changed between two versions; null when the user cancelled the dialog. */
  'history.export': {
    request: { id: PackId; jobId: string } & ComparedNumbers
    reply: WrittenFile | null
  }
}

/** A copy of a library that the user has chosen. */
export interface ChosenCopy {
  /** Identifies it in the next call; no path comes from the window. */
  readonly copyId: string
  /** The name of its file. */
  readonly name: string
  readonly hasPassword: boolean
}

/** A pack that has no id yet. */
export interface PackParts {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly Section[]
}

export interface LibraryCalls {
  /** Asks where to, and writes the open pack to a pack file while the library can’t be written to; returns its path for display. */
  'packs.saveElsewhere': { request: PackParts; reply: string | null }
  /**
   * Keeps a change beside the library while it can’t be saved; null once it was. `sent` is a part of it that was sent to be saved and not
   * answered yet.
   */
  'packs.keep': { request: { id: PackId; change: PackChange | null; sent: PackChange | null }; reply: null }
  /** Checks every row of the library now; the reply says in a sentence what was found. */
  'library.check': { request: null; reply: string }
  /** Returns the file of the library, for display only. */
  'library.place': { request: null; reply: string }
  /** Shows the library in the system's file manager. */
  'library.showPlace': { request: null; reply: null }
  /** Asks for another library, which opens in a window of its own. */
  'library.openAnother': { request: null; reply: null }
  /** Asks where to, moves the library there and restarts the program; null when the user cancels. */
  'library.move': { request: null; reply: null }
  /** Asks where to, and saves a copy of the whole library; returns its path for display, null when the user cancels. */
  'library.saveCopy': { request: { password: string | null }; reply: string | null }
  /** Cancels a move or a copy that is being made; it then fails with `storage/cancelled`, and nothing is left of it. */
  'library.cancelCopy': { request: null; reply: null }
  /** Asks for a copy of a library; null when the user cancels. */
  'library.chooseCopy': { request: null; reply: ChosenCopy | null }
  /**
   * Asks where to make a library of the copy, makes it and opens it in a window of its own; returns its path for display, null
   * when the user cancels. Throws `exchange/invalid` for a wrong password, before it asks.
   */
  'library.openCopy': { request: { copyId: string; password: string | null }; reply: string | null }
}
