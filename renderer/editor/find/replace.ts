// Replacing what was found: words of the text, of notes, captions and alternative texts.
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Match, Query } from './matches'
import { expand } from './patterns'

/** What a match is replaced by: groups of a regular expression are filled in. */
export function replacementFor({ words, start, end, hit }: Match, query: Query, replacement: string): string {
  return query.regex ? expand(replacement, words, { start, end, ...hit }) : replacement
}

/** Whether a match can be replaced where it stands: what a field shows is changed in the field, a comment by its author. */
export function canReplace({ kind }: Match): boolean {
  return kind !== 'field' && kind !== 'comment'
}

/** Replaces one match; matches before it keep their places. */
export function replaceIn(tr: Transaction, match: Match, words: string): void {
  const { kind, from, to, start, end } = match
  if (kind === 'text' || kind === 'note') tr.insertText(words, from, to)
  else if (kind === 'caption' || kind === 'alt') {
    const old: string = tr.doc.nodeAt(from)?.attrs[kind] ?? ''
    tr.setNodeAttribute(from, kind, old.slice(0, start) + words + old.slice(end))
  }
}

/** Replaces all that can be, from the end, so that the places before stay right. */
export function replaceAllIn(
  { tr }: EditorState,
  matches: readonly Match[],
  query: Query,
  replacement: string,
): Transaction {
  for (const match of [...matches].reverse()) {
    if (canReplace(match)) replaceIn(tr, match, replacementFor(match, query, replacement))
  }
  return tr
}

/** What was replaced and what was not. */
export interface Replaced {
  readonly count: number
  readonly inFields: number
  readonly inComments: number
}

/** What replacing all does with matches. */
export function outcomeOf(matches: readonly Match[]): Replaced {
  const of = (kind: Match['kind']): number => matches.filter((match) => match.kind === kind).length
  return { count: matches.filter(canReplace).length, inFields: of('field'), inComments: of('comment') }
}
