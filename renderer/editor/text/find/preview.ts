// The text around a match, and the result of replacing it.
import type { Match, Query } from './matches'
import { canReplace, replacementFor } from './replace'

/** A match with the words around it. */
export interface Preview {
  /** Where it is, unless in the text. */
  readonly place: string
  readonly before: string
  readonly found: string
  /** The result; null without a replacement, or when this match can't be replaced. */
  readonly replaced: string | null
  readonly after: string
}

/** Number of letters shown on each side of a match. */
const AROUND = 24
/** Longer matches are truncated. */
const LONGEST = 120

const PLACES: Readonly<Record<Match['kind'], string>> = {
  text: '',
  note: 'In a note: ',
  field: 'In a field: ',
  caption: 'In a caption: ',
  alt: 'In alternative text: ',
  comment: 'In a comment: ',
}

/** Returns the preview of a match; null for one in the text while no replacement is typed. */
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
