// Full stops that aren't printed because the value of a field before them ends the sentence.
import type { Node } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import type { FieldUse } from '#shared/document/nodes'
import { hasSecondStop } from '#shared/sentence-ends'
import { isUnmet } from '../state/conditions'
import type { PackStore } from '../state/pack-store'

const TITLE = 'Not printed: the value before it ends the sentence'

/** Returns the names of the fields behind whose values a full stop isn't printed. */
export const endingFields = (store: PackStore): string[] =>
  store.fields.get().flatMap(({ name }) => (hasSecondStop(store.fieldWords({ name }), '.') ? [name] : []))

/** Whether a text begins with a full stop that isn't printed. */
export function startsWithSecondStop(
  text: Node,
  parent: Node | null,
  index: number,
  filled: readonly string[] | undefined,
  words: (use: FieldUse) => string,
): boolean {
  if (!text.isText || !text.text?.startsWith('.')) return false
  const before = parent?.children.slice(0, index).findLast((one) => !isUnmet(one, filled))
  return before?.type.name === 'field' && hasSecondStop(words(before.attrs as FieldUse), text.text)
}

/** The decorations of a range: each such full stop is dimmed. */
export function secondStops(doc: Node, start: number, end: number, store: PackStore): Decoration[] {
  const found: Decoration[] = []
  if (endingFields(store).length === 0) return found
  const { filled } = store.numbering.get()
  doc.nodesBetween(start, end, (node, pos, parent, index) => {
    if (startsWithSecondStop(node, parent, index, filled, store.fieldWords))
      found.push(Decoration.inline(pos, pos + 1, { class: 'left-out', title: TITLE }))
    return !node.isText
  })
  return found
}
