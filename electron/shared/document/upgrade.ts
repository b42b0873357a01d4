// Document upgrades: from the JSON of an older version to the current one, in numbered pure steps; there are no downgrades.
import { AppError } from '../result'
import { DOCUMENT_VERSION } from './nodes'

/** One step: `up` converts the JSON of version `to - 1` to version `to`. */
export interface DocumentUpgrade {
  readonly to: number
  readonly up: (doc: unknown) => unknown
}

/** All steps, rising by one. Version 1 is the first. */
export const documentUpgrades: readonly DocumentUpgrade[] = [
  // Adds comments: a document without them is already valid, but an older program would drop them.
  { to: 2, up: (doc) => doc },
  // Adds the date after which a source should be checked again: nothing to change, but an older program would drop it.
  { to: 3, up: (doc) => doc },
  // Adds forms of fields: an older program would print values as typed.
  { to: 4, up: (doc) => doc },
  // Adds words to confirm: an older program would print them as facts.
  { to: 5, up: (doc) => doc },
  // Adds boxes for meetings: points to make, if raised, do not raise, background that may be used or must not be disclosed.
  { to: 6, up: (doc) => doc },
  // Adds caveats to the markings of portions.
  { to: 7, up: (doc) => doc },
  // Adds audiences: an older program would print a part for readers who may not read it.
  { to: 8, up: (doc) => doc },
  // Adds words that depend on a field: an older program would always print them.
  { to: 9, up: (doc) => doc },
  // Adds tick boxes, lines to write on, and kinds of tables: decisions, signatures, coordination and options compared.
  { to: 10, up: (doc) => doc },
  // Adds enclosures: an older program would lose the files that are bound into a pack.
  { to: 11, up: (doc) => doc },
  // Adds proposed changes: an older program would print words that are to be deleted, and proposals as if they were decided.
  { to: 12, up: (doc) => doc },
  // Adds what the user said of the marking of an enclosed file: an older program would not ask, and print it under any.
  { to: 13, up: (doc) => doc },
]

/**
 * Upgrades a document's JSON to the current version. Throws `document/from-future` when it was written by a newer
 * program: reading it would lose what this one does not know.
 */
export function upgradeDocument(
  version: number,
  doc: unknown,
  steps = documentUpgrades,
  current = DOCUMENT_VERSION,
): unknown {
  if (version > current) {
    throw new AppError(
      'document/from-future',
      `This pack was saved by a newer version of Attaché (document version ${version}; this version reads up to ${current}). Open it with the newer version. Nothing was changed.`,
    )
  }
  return steps
    .filter((step) => step.to > version && step.to <= current)
    .reduce((json, step) => step.up(json), doc)
}
