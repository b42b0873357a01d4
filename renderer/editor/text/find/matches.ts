// Finds words in a document.
import type { Node } from '@tiptap/pm/model'
import type { FieldUse } from '#shared/document/nodes'
import { fold, likenessFor, occurrencesIn } from './fold'
import { MOST_FOUND } from './limits'
import type { PatternHit } from './patterns'
import { type PackText, positionOf, textsOf } from './texts'

/** A search query. */
export interface Query {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly regex: boolean
}

/** A match. */
export interface Match {
  /** `field` for words that a field shows, even in part: they can't be replaced in the text. */
  readonly kind: 'text' | 'note' | 'field' | 'caption' | 'alt' | 'comment'
  /** The range to show in the document: the words, or the node they belong to. */
  readonly from: number
  readonly to: number
  /** Position in reading order: the caption of a table comes below its cells. */
  readonly at: number
  /** The whole text that contains it, and the offsets in it. */
  readonly words: string
  readonly start: number
  readonly end: number
  /** The groups of a regular expression. */
  readonly hit: Pick<PatternHit, 'groups' | 'named'>
  /** The field, if one shows the words. */
  readonly field?: string
  /** The thread, for a comment. */
  readonly thread?: string
}

/** Returns what a field shows, by its name. */
export type FieldWords = (use: FieldUse) => string

/** The pattern of a query for a regular expression. */
export interface Pattern {
  readonly source: string
  readonly flags: string
}

/** Returns the pattern of a query; null for plain words, and for an invalid expression. */
export function patternOf({ words, matchCase, wholeWord, regex }: Query): Pattern | null {
  if (!regex || words === '') return null
  const plain = withKnownEscapes(words)
  const source = wholeWord ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${plain})(?![\\p{L}\\p{N}\\p{M}_])` : plain
  const flags = matchCase ? 'gmu' : 'gimu'
  try {
    new RegExp(source, flags)
    return { source, flags }
  } catch {
    return null
  }
}

/** Accepts unnecessary backslashes: `\-` and `\"` are valid. */
function withKnownEscapes(words: string): string {
  return words.replace(/\\([\s\S])/g, (all, sign: string) =>
    /[ !"#%&',:;<=>@`~-]/.test(sign) ? `\\x${sign.charCodeAt(0).toString(16)}` : all,
  )
}

/**
 * Returns all occurrences of words, in reading order, none across the edge of a block. Regular expressions are searched
 * in a thread.
 */
export function findWords(doc: Node, query: Query, fieldWords: FieldWords): Match[] {
  const likeness = likenessFor(query.words, query.matchCase)
  const wanted = fold(query.words, likeness).text
  const matches: Match[] = []
  for (const text of textsOf(doc, fieldWords)) {
    for (const [start, end] of occurrencesIn(fold(text.words, likeness), wanted, query.wholeWord)) {
      if (matches.length < MOST_FOUND) matches.push(matchIn(text, start, end))
    }
  }
  return inOrder(matches)
}

/** Converts the thread's hits to matches. */
export function matchesOf(texts: readonly PackText[], hits: readonly PatternHit[]): Match[] {
  const matches = hits.flatMap(({ text, start, end, groups, named }) => {
    const one = texts[text]
    return one ? [matchIn(one, start, end, { groups, named })] : []
  })
  return inOrder(matches)
}

/** The words of a note come where its number is, among the surrounding ones. */
function inOrder(matches: Match[]): Match[] {
  return matches.sort((one, other) => one.at - other.at)
}

const NO_GROUPS: Match['hit'] = { groups: [], named: {} }

function matchIn(text: PackText, start: number, end: number, hit: Match['hit'] = NO_GROUPS): Match {
  const { location: place, words, fields } = text
  const found = { words, start, end, hit, at: text.order }
  if (place.kind === 'comment')
    return { ...found, kind: 'comment', from: place.from, to: place.to, thread: place.thread }
  if (place.kind === 'caption' || place.kind === 'alt')
    return { ...found, kind: place.kind, from: place.pos, to: place.pos + place.size }
  const [from, to] = [positionOf(text, start, false), positionOf(text, end, true)]
  const field = fields.find((each) => each.start < end && each.end > start)
  const { kind } = place
  return field
    ? { ...found, kind: 'field', from, to, at: from, field: field.name }
    : { ...found, kind, from, to, at: from }
}
