// The user's answer to the question about the marking of a Word file.
import { foundMarkings } from '#shared/found-markings'
import type { WordFile, WordMarking } from '#shared/word-import'
import type { ReadFile } from './use-word-files'

/** An answer; without a marking the question is still open. */
export interface OwnAnswer {
  readonly marking: WordMarking | null
}

/** Whether a file seems to be marked and the user has not said how. */
export const isOpen = ({ file }: ReadFile, answer: OwnAnswer | undefined): boolean =>
  file !== null && foundMarkings(file.lines, file.portions).length > 0 && !answer?.marking

/** The answer that what was found is right. */
export function usual({ lines, portions }: WordFile): OwnAnswer {
  const [found] = foundMarkings(lines, portions)
  return {
    marking: found ? { scheme: found.scheme, level: found.level, caveat: found.caveat, none: false } : null,
  }
}
