// Commands for misspelled words: replace one, go to the next one.

import { type Command, TextSelection } from '@tiptap/pm/state'
import { asOwnStep } from '../commands/history'
import { scrollTo } from '../showing/plugin'
import { type Misspelling, misspellings } from './marks'

/** Replaces a misspelled word as one undo step; refuses when the text has changed there. */
export function replaceWord({ from, to, word }: Misspelling, replacement: string): Command {
  return (state, dispatch) => {
    if (to > state.doc.content.size || state.doc.textBetween(from, to) !== word) return false
    const tr = state.tr.insertText(replacement, from, to)
    tr.setSelection(TextSelection.create(tr.doc, from + replacement.length))
    dispatch?.(asOwnStep(tr).scrollIntoView())
    return true
  }
}

/** Selects the next misspelled word after the cursor, wrapping around; refuses when there is none. */
export const selectNextMisspelling: Command = (state, dispatch) => {
  const all = misspellings(state)
  const { to: cursor } = state.selection
  const next = all.find(({ from }) => from >= cursor) ?? all[0]
  if (!next) return false
  const { from, to } = next
  const tr = state.tr.setSelection(TextSelection.create(state.doc, from, to))
  dispatch?.(scrollTo(tr, { from, to, at: 'middle' }))
  return true
}
