// Which inlines of a review copy have comments, and the style of their numbers in the text.
import type { Inline } from '#shared/document/nodes'
import type { SurveyedSection } from './survey'

/** Background of commented text: light enough for every text colour of the themes. */
export const COMMENT_FILL = '#fff0b3'

/** `C3`: how a comment is numbered in the text and in the list. */
export const commentLabel = (number: number): string => `C${number}`

/** Anchor of a comment in the list after its section. */
export const commentAnchor = (number: number): string => `comment-${number}`

/** The commented inlines of a section. */
export interface CommentMarks {
  readonly commented: ReadonlySet<Inline>
  /** Numbers of the comments whose words end with an inline. */
  readonly endingAt: ReadonlyMap<Inline, readonly number[]>
  /** Numbers of all comments about an inline. */
  readonly covering: ReadonlyMap<Inline, readonly number[]>
}

/** Reads the comments of a surveyed section; both are empty except in review copies. */
export function commentMarks({ comments, commentsBefore }: SurveyedSection): CommentMarks {
  const commented = new Set<Inline>()
  const endingAt = new Map<Inline, number[]>()
  const covering = new Map<Inline, number[]>()
  let number = commentsBefore
  for (const inlines of comments.values()) {
    number += 1
    for (const inline of inlines) {
      commented.add(inline)
      covering.set(inline, [...(covering.get(inline) ?? []), number])
    }
    const last = inlines.at(-1)
    if (last) endingAt.set(last, [...(endingAt.get(last) ?? []), number])
  }
  return { commented, endingAt, covering }
}
