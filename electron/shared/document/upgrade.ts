// Document upgrades: JSON of an older version -> the current one, one numbered pure step each; there is no way down.
import { AppError } from '../result'
import { DOCUMENT_VERSION } from './nodes'

/** One step of the ladder: `up` gives the JSON of version `to` from that of `to - 1`. */
export interface DocumentUpgrade {
  readonly to: number
  readonly up: (doc: unknown) => unknown
}

/** All steps, rising by one. Version 1 is the first. */
export const documentUpgrades: readonly DocumentUpgrade[] = [
  // Comments came: a document without them is one of version 2 already, but an older program would lose them.
  { to: 2, up: (doc) => doc },
]

/**
 * Brings a document's JSON to the current version.
 * Throws `document/from-future` when it was written by a newer program: reading it would lose what this one doesn't know.
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
      `This pack was written by a newer Attaché (document version ${version}; this program reads up to ${current}). Open it with the newer program; nothing was changed.`,
    )
  }
  return steps
    .filter((step) => step.to > version && step.to <= current)
    .reduce((json, step) => step.up(json), doc)
}
