// Spelling marks in the text: mapped through edits, and removed from changed words.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type PluginSpec, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** A misspelled word of the document. */
export interface Misspelling {
  readonly from: number
  readonly to: number
  /** As in the text. */
  readonly word: string
}

/** Checked text blocks, each with its misspelled words. */
export interface CheckedBlock {
  /** Start and end of the block's content. */
  readonly from: number
  readonly to: number
  readonly wrong: readonly { readonly from: number; readonly to: number }[]
}

interface SpellingState {
  readonly marks: DecorationSet
  /** Where the last letters were typed, while the cursor is still in that word; null otherwise. */
  readonly typingAt: number | null
}

type Change = { readonly blocks: readonly CheckedBlock[] } | { readonly clear: true }

const key = new PluginKey<SpellingState>('spelling')
const ATTRIBUTES = { class: 'misspelt', 'aria-invalid': 'spelling' }
const NOT_A_WORD = /[^\p{L}\p{M}'’\u00ad-]/u

/** The plugin; `view` finds the words and passes them to `applyChecked`. */
export function marksPlugin(view?: PluginSpec<SpellingState>['view']): Plugin<SpellingState> {
  return new Plugin<SpellingState>({
    key,
    state: {
      init: () => ({ marks: DecorationSet.empty, typingAt: null }),
      apply: (tr, { marks, typingAt }) => ({
        marks: nextMarks(tr, marks),
        typingAt: tr.docChanged ? positionOfTyping(tr) : stillTyping(tr, typingAt),
      }),
    },
    props: {
      decorations: (state) => key.getState(state)?.marks,
    },
    ...(view && { view }),
  })
}

/** Applies the result of a check: no change of the document, and nothing to undo. */
export function applyChecked(tr: Transaction, change: Change): Transaction {
  return tr.setMeta(key, change).setMeta('addToHistory', false)
}

/** Whether a block already has these marks. */
export function isMarked(state: EditorState, { from, to, wrong }: CheckedBlock): boolean {
  return areSame(key.getState(state)?.marks.find(from, to) ?? [], wrong)
}

/** Returns where letters are being typed: that word isn't checked yet. */
export function typingPosition(state: EditorState): number | null {
  return key.getState(state)?.typingAt ?? null
}

/** Returns the misspelled words, in order, of the whole document or a part of it. */
export function misspellings(state: EditorState, from?: number, to?: number): Misspelling[] {
  const found = key.getState(state)?.marks.find(from, to) ?? []
  return found
    .map((mark) => ({ from: mark.from, to: mark.to, word: state.doc.textBetween(mark.from, mark.to) }))
    .sort((one, other) => one.from - other.from)
}

/** Returns the misspelled word at a position, including its edges. */
export function misspellingAt(state: EditorState, pos: number): Misspelling | null {
  return misspellings(state, pos, pos).find(({ from, to }) => from <= pos && pos <= to) ?? null
}

function nextMarks(tr: Transaction, before: DecorationSet): DecorationSet {
  const mapped = tr.docChanged ? withoutTouched(tr, before.map(tr.mapping, tr.doc)) : before
  const change: Change | undefined = tr.getMeta(key)
  if (!change) return mapped
  return 'clear' in change
    ? DecorationSet.empty
    : change.blocks.reduce((set, block) => mark(set, tr.doc, block), mapped)
}

function mark(set: DecorationSet, doc: Node, { from, to, wrong }: CheckedBlock): DecorationSet {
  const old = set.find(from, to)
  if (areSame(old, wrong)) return set
  const added = wrong.map((one) => Decoration.inline(one.from, one.to, ATTRIBUTES))
  return set.remove(old).add(doc, added)
}

function areSame(marks: readonly Decoration[], wrong: CheckedBlock['wrong']): boolean {
  return (
    marks.length === wrong.length &&
    wrong.every(({ from, to }) => marks.some((one) => one.from === from && one.to === to))
  )
}

/** A word being changed is no longer known to be wrong. */
function withoutTouched(tr: Transaction, marks: DecorationSet): DecorationSet {
  if (marks === DecorationSet.empty) return marks
  let left = marks
  for (const [index, map] of tr.mapping.maps.entries()) {
    const rest = tr.mapping.slice(index + 1)
    map.forEach((_oldFrom, _oldTo, from, to) => {
      const touched = left.find(rest.map(from, -1), rest.map(to, 1))
      if (touched.length > 0) left = left.remove(touched)
    })
  }
  return left
}

/** A change of a few letters at the cursor is typing; anything else is checked at once. */
function positionOfTyping({ selection, mapping }: Transaction): number | null {
  if (!selection.empty) return null
  let at: number | null = null
  for (const map of mapping.maps) {
    map.forEach((_oldFrom, _oldTo, _from, to) => {
      if (to === selection.head) at = to
    })
  }
  return at
}

function stillTyping({ selection, doc }: Transaction, at: number | null): number | null {
  if (at === null || !selection.empty) return null
  const { head, $head } = selection
  const [from, to] = head < at ? [head, at] : [at, head]
  if (from < $head.start() || to > $head.end()) return null
  return NOT_A_WORD.test(doc.textBetween(from, to, ' ', ' ')) ? null : at
}
