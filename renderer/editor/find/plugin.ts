// Find and replace in the text: the matches as plugin state, highlighted, kept up to date while one writes.
import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findMatches, type Match, type Query, replacementFor } from './matches'

/** What is looked for and where it stands. */
export interface FindState {
  readonly query: Query | null
  readonly matches: readonly Match[]
  /** Index of the match that the user looks at; -1 for none. */
  readonly current: number
}

const NOTHING: FindState = { query: null, matches: [], current: -1 }
const key = new PluginKey<FindState>('find')

type Change = { readonly query: Query | null } | { readonly current: number }

/** The plugin. */
export function findPlugin(): Plugin<FindState> {
  return new Plugin<FindState>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, old) {
        const change: Change | undefined = tr.getMeta(key)
        const query = change && 'query' in change ? change.query : old.query
        if (!query) return NOTHING
        if (change && 'current' in change) return { ...old, current: change.current }
        if (!change && !tr.docChanged) return old
        const matches = findMatches(tr.doc, query)
        const at = change
          ? tr.selection.from
          : tr.mapping.map(old.matches[old.current]?.from ?? tr.selection.from)
        const next = matches.findIndex((match) => match.from >= at)
        return { query, matches, current: matches.length === 0 ? -1 : Math.max(0, next) }
      },
    },
    props: {
      decorations(state) {
        const { matches, current } = findState(state)
        if (matches.length === 0) return null
        const marks = matches.map(({ from, to }, index) =>
          Decoration.inline(from, to, { class: index === current ? 'find-match current' : 'find-match' }),
        )
        return DecorationSet.create(state.doc, marks)
      },
    },
  })
}

/** What is found now. */
export function findState(state: EditorState): FindState {
  return key.getState(state) ?? NOTHING
}

/** Starts to look for something, from the cursor on; null ends it. */
export function setQuery(query: Query | null): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { query }))
    return true
  }
}

/** Goes to the next (1) or previous (-1) match, round and round. */
export function goToMatch(by: -1 | 0 | 1): Command {
  return (state, dispatch) => {
    const { matches, current } = findState(state)
    const index = (current + by + matches.length) % Math.max(1, matches.length)
    const match = matches[index]
    if (!match) return false
    const tr = state.tr.setMeta(key, { current: index })
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)).scrollIntoView())
    return true
  }
}

/** Replaces the current match and goes on to the next. */
export function replaceCurrent(replacement: string): Command {
  return (state, dispatch) => {
    const { query, matches, current } = findState(state)
    const match = matches[current]
    if (!query || !match) return false
    const words = replacementFor(match, query, replacement)
    const tr = state.tr.insertText(words, match.from, match.to)
    dispatch?.(
      tr
        .setSelection(TextSelection.create(tr.doc, match.from + words.length))
        .setMeta(key, { query })
        .scrollIntoView(),
    )
    return true
  }
}

/** Replaces all matches in one step. */
export function replaceAll(replacement: string): Command {
  return (state, dispatch) => {
    const { query, matches } = findState(state)
    if (!query || matches.length === 0) return false
    const { tr } = state
    // From the end, so that the places before stay right.
    for (const match of [...matches].reverse()) {
      tr.insertText(replacementFor(match, query, replacement), match.from, match.to)
    }
    dispatch?.(tr.setMeta(key, { query }))
    return true
  }
}

/** What replacing the current match would do, with the words around it. */
export interface Preview {
  readonly before: string
  readonly found: string
  readonly replaced: string
  readonly after: string
}

/** Letters on each side of a match that a preview shows. */
const AROUND = 24

/** The preview; null while nothing is found. */
export function previewOf(state: EditorState, replacement: string): Preview | null {
  const { query, matches, current } = findState(state)
  const match = matches[current]
  if (!query || !match) return null
  const $from = state.doc.resolve(match.from)
  const words = (from: number, to: number): string => state.doc.textBetween(from, to, ' ', ' ')
  return {
    before: words(Math.max($from.start(), match.from - AROUND), match.from),
    found: words(match.from, match.to),
    replaced: replacementFor(match, query, replacement),
    after: words(match.to, Math.min($from.end(), match.to + AROUND)),
  }
}
