// Finding words in a document: what was found, and where.
import type { Node } from '@tiptap/pm/model'
import { fold, likenessFor, occurrencesIn } from './fold'
import { MOST_FOUND } from './limits'
import type { PatternHit } from './patterns'
import { type PackText, positionOf, textsOf } from './texts'

/** What is looked for. */
export interface Query {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly regex: boolean
}

/** A place that was found. */
export interface Match {
  /** `field` for words that a field shows, wholly or in part: they can't be replaced in the text. */
  readonly kind: 'text' | 'note' | 'field' | 'caption' | 'alt' | 'comment'
  /** What is shown of the document: the words, or the node that they belong to. */
  readonly from: number
  readonly to: number
  /** Where it is read: the caption of a table below its cells. */
  readonly at: number
  /** The whole text in which it was found, and where in it. */
  readonly words: string
  readonly start: number
  readonly end: number
  /** What the groups of a regular expression took. */
  readonly hit: Pick<PatternHit, 'groups' | 'named'>
  /** The field, of one that shows the words. */
  readonly field?: string
  /** The thread, of a comment. */
  readonly thread?: string
}

/** What a field shows, by its name. */
export type FieldWords = (name: string) => string

/** What a query for a regular expression asks. */
export interface Pattern {
  readonly source: string
  readonly flags: string
}

/** The expression of a query; null for words, and for one that is not well-formed. */
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

/** Signs that need no backslash may have one all the same: `\-` and `\"` are well-formed. */
function withKnownEscapes(words: string): string {
  return words.replace(/\\([\s\S])/g, (all, sign: string) =>
    /[ !"#%&',:;<=>@`~-]/.test(sign) ? `\\x${sign.charCodeAt(0).toString(16)}` : all,
  )
}

/** All places of words, in reading order, none over the edge of a block. Regular expressions have a thread of their own. */
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

/** The places that the thread found in texts. */
export function matchesOf(texts: readonly PackText[], hits: readonly PatternHit[]): Match[] {
  const matches = hits.flatMap(({ text, start, end, groups, named }) => {
    const one = texts[text]
    return one ? [matchIn(one, start, end, { groups, named })] : []
  })
  return inOrder(matches)
}

/** The words of a note come where its number is, among those around it. */
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
