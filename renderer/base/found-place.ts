// Requests from the list of packs to the editor: show where the words of a search were found.
import { Asked } from './asked'

/** A place in a pack that is being opened. */
export interface FoundPlace {
  /** Id of the section; null for the pack's details. */
  readonly section: string | null
  /** The words that were found, as they stand there; may be empty. */
  readonly words: string
}

/** Answered by the editor once the pack is open. */
export const foundPlace = new Asked<FoundPlace>()
