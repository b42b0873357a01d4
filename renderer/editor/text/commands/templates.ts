// Commands on sections that came from a template: changing their text or origin; and converting a selection to blocks.
import { Fragment, type Node } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import type { Block, NodeId, Section } from '#shared/document/nodes'
import { outlineOf } from '../state/outline'
import { asOwnStep } from './history'

/** The template that a section came from. */
export type TemplateOrigin = Pick<Section['attrs'], 'templateId' | 'templateVersion' | 'templateVariant'>

/** Replaces the text below a section's title as one undo step, and records where the new text is from. */
export function setSectionText(id: NodeId, blocks: readonly Block[], origin: TemplateOrigin): Command {
  return (state, dispatch) => {
    const place = positionOf(state, id)
    if (!place) return false
    const { pos, node } = place
    const from = pos + 1 + (node.firstChild?.nodeSize ?? 0)
    const { tr } = state
    // A section must always contain a block.
    const body = blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
    tr.replaceWith(from, pos + node.nodeSize - 1, Fragment.fromJSON(state.schema, body))
    noteOrigin(tr, pos, origin)
    dispatch?.(asOwnStep(tr))
    return true
  }
}

/** Records which template a section came from, without changing its text. */
export function setOrigin(id: NodeId, origin: TemplateOrigin): Command {
  return (state, dispatch) => {
    const place = positionOf(state, id)
    if (!place) return false
    const { tr } = state
    noteOrigin(tr, place.pos, origin)
    dispatch?.(asOwnStep(tr))
    return true
  }
}

/**
 * Returns the selected text as blocks: selected parts of paragraphs and headings, everything else whole; titles of
 * sections after the first become headings. Empty when nothing is selected.
 */
export function selectedBlocks(state: EditorState): Block[] {
  const { from, to, empty } = state.selection
  if (empty) return []
  const blocks: Node[] = []
  state.doc.forEach((section, sectionPos) => {
    section.forEach((child, offset, index) => {
      const start = sectionPos + 1 + offset
      const end = start + child.nodeSize
      if (end <= from || start >= to) return
      const cut = child.isTextblock
        ? child.cut(Math.max(0, from - start - 1), Math.min(child.content.size, to - start - 1))
        : child
      if (child.isTextblock && cut.content.size === 0) return
      if (index > 0) blocks.push(cut)
      else if (start > from) blocks.push(headingOf(state, cut))
    })
  })
  return blocks.map((block) => block.toJSON() as Block)
}

function headingOf(state: EditorState, title: Node): Node {
  const heading = state.schema.nodes.heading
  if (!heading) throw new Error('The schema has no headings')
  return heading.create(null, title.content)
}

function positionOf(state: EditorState, id: NodeId): { pos: number; node: Node } | undefined {
  return outlineOf(state.doc).find((row) => row.id === id)
}

function noteOrigin(tr: Transaction, pos: number, origin: TemplateOrigin): void {
  for (const [name, value] of Object.entries(origin)) tr.setNodeAttribute(pos, name, value)
}
