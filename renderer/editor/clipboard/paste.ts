// Paste and drop: clean HTML, plain text as paragraphs or tables, image files as assets.
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type Command, Plugin } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { asOwnStep } from '../commands/history'
import { isInOneBlock, makeRoom } from '../commands/selected'
import { cleanHtml } from './pasted-html'
import { putSections, sectionsIn, takesSections } from './put-sections'
import { putSlice } from './put-slice'
import { tabbedCells, tableOf } from './tabbed-text'

/** Puts image files into the text at a position; the window stores them first. */
export type AddImages = (files: readonly File[], pos: number) => void

/** The plugin. */
export function pasteRules(addImages: AddImages): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: (html) => cleanHtml(html),
      clipboardTextParser: (text, $context) => paragraphsOf(text, $context),
      transformPasted: (slice, view) => (isInTable(view.state) ? plainCells(withoutSections(slice)) : slice),
      handlePaste: (view, event, slice) =>
        takeImages(view, event.clipboardData, view.state.selection.to, addImages) ||
        pasteText(slice)(view.state, view.dispatch),
      handleDrop(view, event, _slice, moved) {
        if (moved) return false
        const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        return takeImages(view, event.dataTransfer, pos ?? view.state.selection.from, addImages)
      },
    },
  })
}

const inTable = ($pos: ResolvedPos): boolean =>
  Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth).type.name).includes('table')

/** Puts pasted text in the place of what is selected, as one step for undo. Cells are left to the table that they go into. */
export function pasteText(slice: Slice): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    if (slice.size === 0 || (inTable($from) && inTable($to))) return false
    const tr = asOwnStep(state.tr)
    if (isInOneBlock(tr.selection)) tr.deleteSelection()
    else makeRoom(tr)
    if (sectionsIn(slice).length > 0 && takesSections(tr.selection.$from)) putSections(tr, slice)
    else putSlice(tr, withoutSections(slice))
    dispatch?.(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
    return true
  }
}

/** Image files are taken only when there is no text beside them: Word sends a picture of every copied text. */
function takeImages(view: EditorView, data: DataTransfer | null, pos: number, addImages: AddImages): boolean {
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
  const hasText = data?.types.includes('text/html') && /<(p|table|li|h\d)\b/i.test(data.getData('text/html'))
  if (files.length === 0 || hasText || !view.editable) return false
  addImages(files, pos)
  return true
}

/** Each line of plain text is a paragraph; a single line stays in the line that it is pasted to; tabbed text is a table. */
function paragraphsOf(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const cells = tabbedCells(text)
  if (cells) return new Slice(Fragment.from(tableOf(cells, schema)), 0, 0)
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split(/\s*\n\s*/)
  const marks = $context.marks()
  const nodes = lines.map((line) => {
    const paragraph = schema.nodes.paragraph?.create(null, line === '' ? null : schema.text(line, marks))
    if (!paragraph) throw new Error('The schema has no paragraph')
    return paragraph
  })
  return new Slice(Fragment.from(nodes), 1, 1)
}

/** Whole sections can't stand inside a section: pasted into one, their titles become headings. */
function withoutSections(slice: Slice): Slice {
  if (slice.content.firstChild?.type.name !== 'section') return slice
  const blocks: Node[] = []
  slice.content.forEach((section) => {
    section.forEach((block) => {
      const heading = block.type.name === 'sectionTitle' && block.content.size > 0
      const { heading: type } = block.type.schema.nodes
      if (heading && type) blocks.push(type.create({ level: 1 }, block.content))
      else if (block.type.name !== 'sectionTitle') blocks.push(block)
    })
  })
  return new Slice(Fragment.from(blocks), Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1))
}

/** Cells that go into a table: its own first row stays the only header. */
function plainCells(slice: Slice): Slice {
  const plain = (fragment: Fragment): Fragment => {
    const nodes: Node[] = []
    fragment.forEach((node) => {
      const { tableRole } = node.type.spec
      const { tableCell } = node.type.schema.nodes
      if (tableRole === 'header_cell' && tableCell) nodes.push(tableCell.create(node.attrs, node.content))
      else nodes.push(tableRole === undefined ? node : node.copy(plain(node.content)))
    })
    return Fragment.from(nodes)
  }
  return new Slice(plain(slice.content), slice.openStart, slice.openEnd)
}
