// The parts of the text around a place that can have a marking: paragraph, image, table, callout, section.
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'

/** A part that can be marked. */
export interface MarkablePart {
  readonly pos: number
  readonly name: string
  readonly marking: string | null
}

const NAMES: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  numberedParagraph: 'Numbered paragraph',
  heading: 'Heading',
  image: 'Image',
  table: 'Table',
  callout: 'Callout',
  section: 'Section',
}

/** Returns the parts at the selection, or the one at a position and those around it, the innermost first. */
export function markableParts(state: EditorState, at: number | null): MarkablePart[] {
  const { selection, doc } = state
  const $from = at === null ? selection.$from : doc.resolve(at)
  const node = at === null && selection instanceof NodeSelection ? selection.node : null
  const found: MarkablePart[] = []
  const add = (part: Node | null, pos: number) => {
    const name = part && NAMES[part.type.name]
    if (name) found.push({ pos, name, marking: (part.attrs.marking as string | null) ?? null })
  }
  add(at === null ? node : doc.nodeAt(at), $from.pos)
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    // Selected cells are a part of the table, and none of their paragraphs.
    const part = $from.node(depth)
    if (selection instanceof CellSelection && at === null && !['table', 'section'].includes(part.type.name))
      continue
    add(part, $from.before(depth))
  }
  return found
}

/** Marks the part at a position. */
export function markPart(pos: number, marking: string | null): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setNodeAttribute(pos, 'marking', marking))
    return true
  }
}
