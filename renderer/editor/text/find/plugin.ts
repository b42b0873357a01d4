// Find and replace in the text: matches as plugin state, highlighted, and updated while typing.
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { scrollTo } from '../showing/plugin'
import type { ScrollTarget } from '../showing/scroll-target'
import { highlights } from './highlights'
import { type FieldWords, findWords, type Match, matchesOf, patternOf, type Query } from './matches'
import { type SearchPattern, searchInThread } from './pattern-search'
import { canReplace, replaceAllIn, replaceIn, replacementFor } from './replace'
import { textsOf } from './texts'

/** The query and its matches. */
export interface FindState {
  readonly query: Query | null
  readonly matches: readonly Match[]
  /** Index of the current match; -1 for none. */
  readonly current: number
  /** A regular expression is being searched for (`busy`), or took too long (`slow`). */
  readonly search: 'done' | 'busy' | 'slow'
  /** Where the search began: the first match from there is the current one. */
  readonly from: number
  /** Whether to show the current match once it is known. */
  readonly show: boolean
  /** Changes with each search. */
  readonly asked: number
}

const NOTHING: FindState = {
  query: null,
  matches: [],
  current: -1,
  search: 'done',
  from: 0,
  show: false,
  asked: 0,
}
const key = new PluginKey<FindState>('find')

type Change =
  | { readonly query: Query | null; readonly show: boolean; readonly from?: number }
  | { readonly current: number }
  | { readonly found: readonly Match[] | null }

/** Creates the plugin; `fieldWords` returns what fields show, `search` searches for regular expressions. */
export function findPlugin(
  fieldWords: FieldWords,
  search: SearchPattern = searchInThread,
): Plugin<FindState> {
  return new Plugin<FindState>({
    key,
    state: { init: () => NOTHING, apply: (tr, old) => next(tr, old, fieldWords) },
    view: (view) => patternWatcher(view, fieldWords, search),
    props: { decorations: (state) => highlights(state.doc, findState(state)) },
  })
}

function next(tr: Transaction, old: FindState, fieldWords: FieldWords): FindState {
  const change: Change | undefined = tr.getMeta(key)
  if (change && 'found' in change) {
    if (!change.found) return { ...old, matches: [], current: -1, search: 'slow', show: false }
    return { ...withMatches(old, change.found), search: 'done', show: false }
  }
  if (change && 'current' in change) return { ...old, current: change.current }
  const query = change ? change.query : old.query
  if (!query) return old.query ? { ...NOTHING, asked: old.asked + 1 } : old
  if (!change && !tr.docChanged) return old
  const here = tr.mapping.map(old.matches[old.current]?.at ?? tr.selection.from)
  const from = change ? (change.from ?? tr.selection.from) : here
  const state = { ...old, query, from, show: change?.show ?? false, asked: old.asked + 1 }
  if (!query.regex) return { ...withMatches(state, findWords(tr.doc, query, fieldWords)), search: 'done' }
  const search = patternOf(query) ? 'busy' : 'done'
  return { ...state, matches: [], current: -1, search }
}

function withMatches(state: FindState, matches: readonly Match[]): FindState {
  const at = matches.findIndex((match) => match.at >= state.from)
  return { ...state, matches, current: matches.length === 0 ? -1 : Math.max(0, at) }
}

/** Starts a search for an expression whenever the state asks for it. */
function patternWatcher(view: EditorView, fieldWords: FieldWords, search: SearchPattern) {
  let stop: (() => void) | null = null
  const ask = (state: EditorState) => {
    const { query } = findState(state)
    const pattern = query && patternOf(query)
    if (!pattern) return
    const texts = textsOf(state.doc, fieldWords)
    stop = search({ ...pattern, texts: texts.map(({ words }) => words) }, (hits) => {
      stop = null
      view.dispatch(arrival(view.state, hits && matchesOf(texts, hits)))
    })
  }
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (findState(before).asked === findState(view.state).asked) return
      stop?.()
      stop = null
      if (findState(view.state).search === 'busy') ask(view.state)
    },
    destroy: () => stop?.(),
  }
}

/** Adds the thread's matches, and shows the first one if requested. */
function arrival(state: EditorState, found: readonly Match[] | null): Transaction {
  const old = findState(state)
  const tr = state.tr.setMeta(key, { found } satisfies Change)
  const match = old.show && found ? found[withMatches(old, found).current] : undefined
  return match ? scrollTo(tr, targetOf(state, match)) : tr
}

/** Returns the current state of the search. */
export function findState(state: EditorState): FindState {
  return key.getState(state) ?? NOTHING
}

/** Starts a search from the cursor; null ends it. The selection stays. */
export function setQuery(query: Query | null): Command {
  return (state, dispatch) => {
    const tr = state.tr.setMeta(key, { query, show: true } satisfies Change)
    dispatch?.(tr)
    return true
  }
}

/** Goes to the next (1) or previous (-1) match, wrapping around. */
export function goToMatch(by: -1 | 0 | 1): Command {
  return (state, dispatch) => {
    const { matches, current } = findState(state)
    const index = (current + by + matches.length) % Math.max(1, matches.length)
    const match = matches[index]
    if (!match) return false
    const tr = state.tr.setMeta(key, { current: index } satisfies Change)
    dispatch?.(scrollTo(select(tr, match), targetOf(state, match)))
    return true
  }
}

/** Shows the current match without moving the cursor. */
export const showCurrent: Command = (state, dispatch) => {
  const { matches, current } = findState(state)
  const match = matches[current]
  if (match) dispatch?.(scrollTo(state.tr, targetOf(state, match)))
  return match !== undefined
}

/** Selects matches in text; for others, puts the cursor after their node. */
function select(tr: Transaction, { kind, from, to }: Match): Transaction {
  if (kind === 'text' || kind === 'field' || kind === 'comment')
    return tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to)))
  const edge = kind === 'note' ? tr.doc.resolve(from).after() : to
  return tr.setSelection(TextSelection.near(tr.doc.resolve(edge), kind === 'note' ? -1 : 1))
}

/** A match in a note opens the note at its number. */
function targetOf(state: EditorState, { kind, from, to }: Match): ScrollTarget {
  if (kind !== 'note') return { from, to, at: 'middle', caption: kind === 'caption' }
  const $from = state.doc.resolve(from)
  return { from: $from.before(), to: $from.after(), at: 'middle' }
}

/** Replaces the current match and goes to the next; refuses one that can't be replaced. */
export function replaceCurrent(replacement: string): Command {
  return (state, dispatch) => {
    const { query, matches, current } = findState(state)
    const match = matches[current]
    if (!query || !match || !canReplace(match)) return false
    const words = replacementFor(match, query, replacement)
    const { tr } = state
    const size = tr.doc.content.size
    replaceIn(tr, match, words)
    const after =
      match.kind === 'text' || match.kind === 'note' ? match.to + tr.doc.content.size - size : match.at + 1
    dispatch?.(tr.setMeta(key, { query, show: true, from: after } satisfies Change))
    return true
  }
}

/** Replaces all replaceable matches in one step. */
export function replaceAll(replacement: string): Command {
  return (state, dispatch) => {
    const { query, matches } = findState(state)
    if (!query || !matches.some(canReplace)) return false
    dispatch?.(
      replaceAllIn(state, matches, query, replacement).setMeta(key, { query, show: false } satisfies Change),
    )
    return true
  }
}
