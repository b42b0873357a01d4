// Requests to take in Word files: from imports, drops and the editor to the window.
import type { Section } from '#shared/document/nodes'
import type { WaitingWord } from '#shared/word-calls'
import { Asked } from './asked'

/** Files, and what becomes of them. */
export interface WordRequest {
  readonly files: readonly WaitingWord[]
  /** Puts the sections of the file into the open pack; null where each file becomes a pack. */
  readonly insert: ((sections: readonly Section[]) => void) | null
}

/** Shows files before they are taken in. */
export const wordImport = new Asked<WordRequest>()
