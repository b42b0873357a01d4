// The part of a selection that the shown edition prints: the clipboard gets no more than its readers may read.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { withheldIn } from '../plugins/withheld'
import type { PackStore } from '../state/pack-store'

/** A selection in a text. */
interface Part {
  readonly doc: Node
  readonly selection: Selection
}

/**
 * Returns the text and its selection without what the shown edition withholds; null while all of the text is shown, or
 * when nothing selected is withheld.
 */
export function shownPart({ doc, selection, tr }: EditorState, store: PackStore): Part | null {
  if (store.shown.get() === null) return null
  const spans = withheldIn(doc, store.numbering.get().edition).filter(({ from, to }) =>
    selection.ranges.some(({ $from, $to }) => $from.pos < to && $to.pos > from),
  )
  if (spans.length === 0) return null
  for (const { from, to } of spans.reverse()) tr.delete(from, to)
  return { doc: tr.doc, selection: left(selection, tr) }
}

/** What remains of a selection; empty if nothing does. The words at its ends may be gone. */
function left(selection: Selection, { doc, mapping, selection: mapped }: Transaction): Selection {
  if (!(selection instanceof TextSelection)) return mapped
  const [from, to] = [mapping.map(selection.from, 1), mapping.map(selection.to, -1)]
  const start = Selection.findFrom(doc.resolve(from), 1, true)
  const end = Selection.findFrom(doc.resolve(to), -1, true)
  return start && end && start.from < end.to
    ? TextSelection.create(doc, start.from, end.to)
    : Selection.near(doc.resolve(from))
}
