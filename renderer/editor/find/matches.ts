// Finding words in a document: plain, whole words or a regular expression.
import type { Node } from '@tiptap/pm/model'

/** What is looked for. */
export interface Query {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly regex: boolean
}

/** A place that was found. */
export interface Match {
  readonly from: number
  readonly to: number
  /** What is written there. */
  readonly text: string
}

/** More than this are not shown; the count says so. */
export const MAX_MATCHES = 5_000

const INLINE_OBJECT = '\ufffc'

/** The expression for a query; null for an empty one, or for a regular expression that is not well-formed. */
export function patternOf(query: Query): RegExp | null {
  if (query.words === '') return null
  const source = query.regex ? query.words : query.words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // A word ends where letters and digits of any script end, not only Latin ones.
  const bounded = query.wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source
  try {
    return new RegExp(bounded, query.matchCase ? 'gu' : 'giu')
  } catch {
    return null
  }
}

/** All matches in reading order, none over the edge of a block. */
export function findMatches(doc: Node, query: Query): Match[] {
  const pattern = patternOf(query)
  const matches: Match[] = []
  if (!pattern) return matches
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return matches.length < MAX_MATCHES
    // Each inline object takes its size in letters, so that places in the text are places in the document.
    const text = textOf(node)
    for (const found of text.matchAll(pattern)) {
      if (found[0] === '' || matches.length >= MAX_MATCHES) break
      matches.push({
        from: pos + 1 + found.index,
        to: pos + 1 + found.index + found[0].length,
        text: found[0],
      })
    }
    return false
  })
  return matches
}

function textOf(block: Node): string {
  let text = ''
  block.forEach((child) => {
    text += child.isText ? (child.text ?? '') : INLINE_OBJECT.repeat(child.nodeSize)
  })
  return text
}

/** What a match is replaced by: groups of a regular expression are filled in. */
export function replacementFor(match: Match, query: Query, replacement: string): string {
  const pattern = patternOf(query)
  if (!query.regex || !pattern) return replacement
  return match.text.replace(new RegExp(pattern.source, pattern.flags.replace('g', '')), replacement)
}
