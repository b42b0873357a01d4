// Preferences of the user, and what the window shows first with them.
import type { AssetId } from './document/nodes'
import type { OwnScheme } from './own-scheme'
import type { PackSummary } from './pack'
import type { Sender } from './sender'

/** Sets of keyboard shortcuts: Word's, as far as this program has the same function, or its own. */
export type KeySet = 'word' | 'own'

/** Preferences of the user. */
export interface Settings {
  readonly appearance: 'system' | 'light' | 'dark'
  readonly keys: KeySet
  /** What the window opens with. */
  readonly startWith: 'library' | 'lastPack'
  /** The author of comments; defaults to the system's user name. */
  readonly name: string
  /** Default for new packs. */
  readonly author: string
  readonly organisation: string
  /** Image of the organisation's logo. */
  readonly logo: AssetId | null
  readonly markingScheme: string
  readonly markingLevel: string
  readonly language: string
  readonly paper: 'a4' | 'letter' | 'a5'
  /** Whether spelling is checked while typing. */
  readonly spelling: boolean
  /** Days of use before deleted items are removed for good; null for never. */
  readonly keepDeletedDays: number | null
  /** Who the user is, filled into new packs; null until it was asked for. */
  readonly sender: Sender | null
}

/** What the window shows first: read in one go, so that the list is on screen as soon as the page is. */
export interface FirstSight {
  readonly settings: Settings
  /** The user's own marking schemes, which packs may name. */
  readonly schemes: readonly OwnScheme[]
  /** The packs opened last. */
  readonly recent: readonly PackSummary[]
  /** The packs changed last that are not archived; all packs of a small library. */
  readonly packs: readonly PackSummary[]
  readonly isWhole: boolean
}
