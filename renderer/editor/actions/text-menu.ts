// The context menu of the text, around the clipboard items.
import { NodeSelection } from '@tiptap/pm/state'
import type { MenuItem } from '../../ui/Menu'
import { GROUPS } from './action'
import type { Contexts } from './contexts'
import { entryOf } from './entry'
import { placing, type Ref, withRules } from './placing'
import { allActions } from './table'

const BEFORE: readonly (readonly Ref[])[] = [
  ['confirm', 'confirmSection'],
  ['printAlways'],
  ['openLink', 'removeLink'],
  ['fillField', 'nextPlaceOfField', 'findFieldValue', 'fieldToText'],
  ['editNote', 'deleteNote'],
  ['goToTarget', 'editReference'],
  ['Image'],
]
const CLIPBOARD: readonly Ref[] = ['cut', 'copy', 'paste', 'pasteAsText']
const COMMENTS: readonly Ref[] = ['showComment', 'comment', 'markToConfirm']
const MARKING: readonly Ref[] = ['portionMarking']
/** Left out while a node is selected as a whole. */
const WORDS: readonly (readonly Ref[])[] = [
  ['link', 'footnote', 'reference', 'makeField', 'printOnlyIf', 'joinLines'],
  ['rowAbove', 'rowBelow', 'columnLeft', 'columnRight', 'deleteRow', 'deleteColumn'],
  ['mergeCells', 'splitCell', 'headerRow', 'headerColumn'],
  ['sortAscending', 'sortDescending', 'Table'],
  ['deleteTable'],
  GROUPS,
]
const named = new Set<Ref>([...BEFORE.flat(), ...CLIPBOARD, ...COMMENTS, ...MARKING, ...WORDS.flat()])

/** The items before the clipboard, the clipboard items, and those after. */
export function textMenu(contexts: Partial<Contexts>): Record<'before' | 'clipboard' | 'after', MenuItem[]> {
  const entries = allActions.flatMap(([id, action]) => {
    const context = contexts[action.works]
    const offered = action.textMenu && context && (action.here?.(context) ?? true)
    return offered ? (entryOf(id, action, context) ?? []) : []
  })
  const selection = contexts.text?.state.selection
  const place = placing(entries, named)
  const lines = (parts: readonly (readonly Ref[])[]) =>
    withRules(parts.map((refs) => place(refs).map(({ icon: _, ...item }) => item)))
  return {
    before: lines(BEFORE),
    clipboard: lines([CLIPBOARD]).map((item) =>
      item !== 'rule' && (item.id === 'cut' || item.id === 'copy')
        ? { ...item, disabled: selection?.empty ?? true }
        : item,
    ),
    after: lines([COMMENTS, MARKING, ...(selection instanceof NodeSelection ? [] : WORDS)]),
  }
}
