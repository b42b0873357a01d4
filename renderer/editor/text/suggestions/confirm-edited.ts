// Editing confirms: a suggestion whose words were changed becomes the author's own. Formatting, splitting and moving
// change no words.
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'
import { type Suggestion, suggestionsIn } from '../state/suggestions'

/** Creates the plugin. Its change belongs to the undo step of the edit, which restores the suggestion. */
export function confirmEdited(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (transactions.some((tr) => tr.getMeta('history$'))) return null
      const type = state.schema.marks.toConfirm
      const edited = transactions.flatMap((one, index) =>
        one.docChanged ? editedIn(one).map((range) => afterwards(transactions.slice(index + 1), range)) : [],
      )
      if (!type || edited.length === 0) return null
      const { tr } = state
      for (const { from, to } of edited) if (from < to) tr.removeMark(from, to, type)
      return tr.docChanged ? tr : null
    },
  })
}

function afterwards(later: readonly Transaction[], range: Suggestion): Suggestion {
  return later.reduce(
    ({ from, to }, { mapping }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }),
    range,
  )
}

/**
 * The remaining ranges of the suggestions that a transaction edited, including what was typed into them; in its last
 * document.
 */
function editedIn(tr: Transaction): Suggestion[] {
  // Words pasted or dropped into a suggestion may be to confirm themselves.
  const keeps = ['paste', 'drop'].includes(tr.getMeta('uiEvent'))
  return tr.steps.flatMap((step, index) => {
    const [before, after] = [tr.docs[index], tr.docs[index + 1] ?? tr.doc]
    const found: Suggestion[] = []
    step.getMap().forEach((from, to, start, end) => {
      if (!before || !(hasWords(before, from, to) || hasWords(after, start, end))) return
      const touched = suggestionsIn(before, from, to).filter((run) => run.from < to && from < run.to)
      if (touched.length === 0) return
      for (const run of touched)
        found.push({ from: start - (from - run.from), to: start }, { from: end, to: end + (run.to - to) })
      if (keeps || !isWordEdit(before, step)) return
      const kept = touched.filter((run) => from <= run.from && run.to <= to)
      for (const run of suggestionsIn(after, start, end)) {
        const own = { from: Math.max(run.from, start), to: Math.min(run.to, end) }
        if (!kept.some((old) => isSame(before, old, after, own))) found.push(own)
      }
    })
    const later = tr.mapping.slice(index + 1)
    return found
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => ({ from: later.map(from, 1), to: later.map(to, -1) }))
  })
}

const isSame = (before: Node, old: Suggestion, after: Node, now: Suggestion): boolean =>
  before.slice(old.from, old.to).content.eq(after.slice(now.from, now.to).content)

function hasWords(doc: Node, from: number, to: number): boolean {
  let found = false
  if (from < to)
    doc.nodesBetween(from, to, (node) => {
      found ||= node.isInline
      return !found
    })
  return found
}

/** Whether a step changes words in one line of text; one that replaces blocks moves their words. */
function isWordEdit(before: Node, step: Step): boolean {
  if (!(step instanceof ReplaceStep)) return false
  const { from, to, slice } = step
  return slice.content.firstChild?.isInline === true && before.resolve(from).sameParent(before.resolve(to))
}
