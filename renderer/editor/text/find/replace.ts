// Replaces matches: in text, notes, captions and alternative texts.
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Match, Query } from './matches'
import { expand } from './patterns'
import { CHIP } from './texts'

/** Returns the replacement of a match, with the groups of a regular expression expanded. */
export function replacementFor({ words, start, end, hit }: Match, query: Query, replacement: string): string {
  return query.regex ? expand(replacement, words, { start, end, ...hit }) : replacement
}

/** Whether a note, reference or picture is among the words: it would be lost with them. */
const holdsChip = ({ kind, words, start, end }: Match): boolean =>
  kind === 'text' && words.slice(start, end).includes(CHIP)

/**
 * Whether a match can be replaced in the text: a field's value is changed in the field, a comment by its author, and
 * words around a note by hand.
 */
export function canReplace(match: Match): boolean {
  return match.kind !== 'field' && match.kind !== 'comment' && !holdsChip(match)
}

/** Replaces one match; positions before it stay valid. */
export function replaceIn(tr: Transaction, match: Match, words: string): void {
  replaceRun(tr, [match], () => words)
}

/** Replaces all replaceable matches from the end, so that earlier positions stay valid. */
export function replaceAllIn(
  { tr }: EditorState,
  matches: readonly Match[],
  query: Query,
  replacement: string,
): Transaction {
  for (const run of runsOf(tr.doc, matches.filter(canReplace)).reverse())
    replaceRun(tr, run, (match) => replacementFor(match, query, replacement))
  return tr
}

/** Groups consecutive matches in one text: with one step per match, undo would take minutes in a long pack. */
function runsOf(doc: Node, matches: readonly Match[]): Match[][] {
  const runs: Match[][] = []
  let last = ''
  for (const match of matches) {
    const inText = match.kind === 'text' || match.kind === 'note'
    const place = `${match.kind} ${inText ? doc.resolve(match.from).start() : match.from}`
    if (place === last) runs.at(-1)?.push(match)
    else runs.push([match])
    last = place
  }
  return runs
}

/** Replaces matches of one text, given in order, in one step. */
function replaceRun(tr: Transaction, run: readonly Match[], wordsFor: (match: Match) => string): void {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last) return
  const { kind, from } = first
  if (kind === 'caption' || kind === 'alt') {
    const old: string = tr.doc.nodeAt(from)?.attrs[kind] ?? ''
    tr.setNodeAttribute(from, kind, withWords(old, run, wordsFor))
  } else tr.replace(from, last.to, new Slice(withText(tr.doc, run, wordsFor), 0, 0))
}

function withWords(old: string, run: readonly Match[], wordsFor: (match: Match) => string): string {
  let words = ''
  let at = 0
  for (const match of run) {
    words += old.slice(at, match.start) + wordsFor(match)
    at = match.end
  }
  return words + old.slice(at)
}

/** The content from the first to the last match, each replaced in the style of the old words. */
function withText(doc: Node, run: readonly Match[], wordsFor: (match: Match) => string): Fragment {
  const nodes: Node[] = []
  const $first = doc.resolve(run[0]?.from ?? 0)
  const { parent } = $first
  const start = $first.start()
  let at = run[0]?.from ?? 0
  for (const match of run) {
    nodes.push(...parent.content.cut(at - start, match.from - start).content)
    const words = wordsFor(match)
    if (words !== '') nodes.push(doc.type.schema.text(words, marksAt(doc, match)))
    at = match.to
  }
  return Fragment.fromArray(nodes)
}

function marksAt(doc: Node, { from, to }: Match) {
  const $from = doc.resolve(from)
  return to === from ? $from.marks() : $from.marksAcross(doc.resolve(to))
}

/** What was replaced and what was not. */
export interface Replaced {
  readonly count: number
  readonly inFields: number
  readonly inComments: number
  /** Skipped because a note, reference or picture is among the words. */
  readonly aroundChips: number
}

/** Returns the outcome of replacing all matches. */
export function outcomeOf(matches: readonly Match[]): Replaced {
  const of = (kind: Match['kind']): number => matches.filter((match) => match.kind === kind).length
  return {
    count: matches.filter(canReplace).length,
    inFields: of('field'),
    inComments: of('comment'),
    aroundChips: matches.filter(holdsChip).length,
  }
}
