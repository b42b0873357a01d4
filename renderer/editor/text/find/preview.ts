// What stands around a match, and what replacing it would do.
import type { Match, Query } from './matches'
import { canReplace, replacementFor } from './replace'

/** A match with the words around it. */
export interface Preview {
  /** Where it is, when that isn't the text. */
  readonly place: string
  readonly before: string
  readonly found: string
  /** What it would become; null when nothing is to be replaced, or this can't be. */
  readonly replaced: string | null
  readonly after: string
}

/** Letters on each side of a match that a preview shows. */
const AROUND = 24
/** A longer match is cut. */
const LONGEST = 120

const PLACES: Readonly<Record<Match['kind'], string>> = {
  text: '',
  note: 'In a note: ',
  field: 'In a field: ',
  caption: 'In a caption: ',
  alt: 'In alternative text: ',
  comment: 'In a comment: ',
}

/** The preview of a match; null for one in the text while nothing is written to replace it. */
export function previewOf(match: Match, query: Query, replacement: string): Preview | null {
  const replaced = replacement !== '' && canReplace(match) ? replacementFor(match, query, replacement) : null
  if (match.kind === 'text' && replaced === null) return null
  const { words, start, end } = match
  return {
    place: PLACES[match.kind],
    before: words.slice(Math.max(0, start - AROUND), start),
    found: words.slice(start, Math.min(end, start + LONGEST)),
    replaced,
    after: words.slice(end, end + AROUND),
  }
}
