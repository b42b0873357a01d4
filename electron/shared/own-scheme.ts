// Marking schemes of the user's own as the window sees them.
import type { MarkingScheme } from './marking-schemes'

/** A marking scheme of the user's own, as the library has it. */
export interface OwnScheme {
  /** Its id in packs. */
  readonly id: string
  readonly definition: MarkingScheme
  /** How many packs use it. */
  readonly packs: number
}

/** A marking scheme that was imported. */
export interface ImportedScheme {
  readonly id: string
  readonly name: string
  /** Id of the scheme that it takes the place of; null for a new one. */
  readonly replaced: string | null
}
