// Who may read the selected parts: a section while the cursor is in its title, else the blocks that are selected.
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { audienceOf } from '#shared/document/audiences'

/** A node that has an audience, and its position. */
interface Place {
  readonly node: Node
  readonly pos: number
}

/**
 * Sets who may read the section or the selected blocks; null restores the default of their kinds. Nested blocks follow.
 */
export function setAudience(audience: string | null): Command {
  return (state, dispatch) => {
    const places = audiencePlaces(state)
    if (places.length === 0) return false
    const { tr } = state
    for (const { node, pos } of places) {
      tr.setNodeAttribute(pos, 'audience', audience)
      node.descendants((child, offset) => {
        if (node.type.name !== 'section' && child.attrs.audience)
          tr.setNodeAttribute(pos + 1 + offset, 'audience', null)
      })
    }
    dispatch?.(tr)
    return true
  }
}

/** Returns the common audience of the section or of all selected blocks; null where they differ. */
export function audienceOfSelection(state: EditorState): string | null {
  const [first, ...others] = audiencePlaces(state).map(({ node }) => audienceOf(node.type.name, node.attrs))
  return first !== undefined && others.every((other) => other === first) ? first : null
}

/** The parts that a choice of readers would change. */
function audiencePlaces({ doc, selection }: EditorState): Place[] {
  const { $from, $to } = selection
  if ($from.depth > 1 && $from.node(2).type.name === 'sectionTitle' && $from.sameParent($to))
    return [{ node: $from.node(1), pos: $from.before(1) }]
  const places: Place[] = []
  for (const range of selection.ranges)
    doc.nodesBetween(range.$from.pos, range.$to.pos, (node, pos) => {
      if (node.type.name === 'section') return true
      if (!('audience' in node.attrs)) return !node.isTextblock
      places.push({ node, pos })
      return false
    })
  return places
}
