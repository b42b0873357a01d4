// Calls from the window about Word files that are taken in.
import type { Section } from './document/nodes'
import type { PackSummary } from './pack'
import type { WordFile, WordMarking } from './word-import'

/** A Word file that the user has chosen or dropped and that is not taken in yet. */
export interface WaitingWord {
  /** Identifies it in later calls; no path comes from the window. */
  readonly fileId: string
  /** Name of the file. */
  readonly name: string
}

interface OneWord {
  readonly fileId: string
  /** Null when nothing in the file looks like a marking. */
  readonly marking: WordMarking | null
}

export interface WordCalls {
  /** Asks for a Word file, or for a folder with all in it; null when the user cancelled. */
  'word.choose': { request: { what: 'file' | 'folder' }; reply: readonly WaitingWord[] | null }
  /** Reads a file. Nothing is in the library yet. */
  'word.read': { request: { fileId: string }; reply: WordFile }
  /** Adds a file that was read as a pack. Refused with a marking that is lower than what was found in it. */
  'word.import': { request: OneWord; reply: PackSummary }
  /** The sections of a file that was read, for the open pack; their images are in the library then. Refused in the same case. */
  'word.sections': { request: OneWord; reply: readonly Section[] }
  /** Forgets files. */
  'word.close': { request: { fileIds: readonly string[] }; reply: null }
}
