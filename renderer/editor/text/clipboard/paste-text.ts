// Inserts pasted text in the form that its destination accepts: words, blocks, cells or sections.
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { CellSelection, isInTable } from '@tiptap/pm/tables'
import { bothAudiences } from '#shared/document/audiences'
import { asOwnStep, changesOf } from '../commands/history'
import { isInOneBlock, makeRoom } from '../commands/selected'
import { atLeast, type Limits, limitsOf, noteArrivals } from '../markings/carried'
import { cellsOf, withRegularTables } from './cell-grid'
import { fitSlice, holderAt } from './fit-slice'
import { type LeftOut, nothingLeft } from './left-out'
import { pasteCells } from './paste-cells'
import { putSections, sectionsIn, takesSections } from './put-sections'
import { putSlice } from './put-slice'

/** Replaces the selection with a slice, as one undo step; `sheet` means that it comes from a spreadsheet. */
export function pasteText(slice: Slice, sheet = false, left = nothingLeft()): Command {
  return (state, dispatch) => {
    if (slice.size === 0) return false
    const tr = pasteSlice(state, slice, sheet, left)
    dispatch?.(asOwnStep(tr).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
    return true
  }
}

/** Returns the transaction that inserts a slice. Converted content is counted in `left`. */
function pasteSlice(state: EditorState, slice: Slice, sheet: boolean, left: LeftOut): Transaction {
  const { selection, schema, tr } = state
  const value = isValuePosition(state, sheet) ? singleValue(slice) : null
  let read: Slice | undefined
  const text = (): Slice => {
    read ??= withoutSections(slice, left)
    return read
  }
  const isInCells = isTablePosition(selection.$from) && isTablePosition(selection.$to)
  if (isInCells && !value) {
    const cell = selection instanceof CellSelection ? (schema.nodes.tableCell ?? null) : null
    const cells = pasteCells(state, cellsOf(text()) ? text() : fitSlice(text(), cell, left))
    if (cells) return cells
  }
  if (isInOneBlock(selection)) tr.deleteSelection()
  else if (!selection.empty) makeRoom(tr)
  const { $from: $at } = tr.selection
  if (value) return noteMarkings(tr.replaceSelection(value), slice.content, true, true)
  if (!isInCells && sectionsIn(slice).length > 0 && takesSections($at)) putSections(tr, slice)
  else {
    const fitted = withRegularTables(fitSlice(text(), holderAt($at), left))
    putSlice(tr, fitted)
    noteMarkings(tr, slice.content, slice.openStart > 0, slice.openEnd > 0)
  }
  return tr
}

const isTablePosition = ($pos: ResolvedPos): boolean =>
  Array.from({ length: $pos.depth + 1 }, (_, depth) => $pos.node(depth).type.name).includes('table')

/**
 * Whether a single cell is pasted as a value among words: in a sentence; from a spreadsheet also into an empty
 * paragraph, and into the words of a cell.
 */
function isValuePosition(state: EditorState, sheet: boolean): boolean {
  const { selection } = state
  const inWords = selection instanceof TextSelection && selection.$from.parent.content.size > 0
  return isInTable(state) ? sheet && inWords : sheet || inWords
}

/** The words of a slice that consists of one cell with one paragraph. */
function singleValue(slice: Slice): Slice | null {
  const captioned = slice.content.firstChild?.attrs.caption
  const grid = captioned ? null : cellsOf(slice)
  const cell = grid?.cells.length === 1 ? grid.cells[0]?.cell : undefined
  const words = cell?.childCount === 1 ? cell.firstChild : null
  return words?.isTextblock ? new Slice(words.content, 0, 0) : null
}

/** Records at both ends of the inserted content how the words there were marked. */
function noteMarkings(tr: Transaction, content: Fragment, first: boolean, last: boolean): Transaction {
  const [change] = changesOf(tr)
  const arrivals = [
    { pos: change?.from ?? 0, ...(change && first ? edgeLimits(content, 'firstChild') : NO_LIMITS) },
    { pos: tr.selection.from, ...(change && last ? edgeLimits(content, 'lastChild') : NO_LIMITS) },
  ]
  noteArrivals(
    tr,
    arrivals.filter(({ level, audience }) => level !== null || audience !== null),
  )
  return tr
}

const NO_LIMITS: Limits = { level: null, audience: null }

/** The limits of the first or last portion of a slice. */
function edgeLimits(content: Fragment, end: 'firstChild' | 'lastChild'): Limits {
  const node = content[end]
  if (!node) return NO_LIMITS
  const [inner, own] = [edgeLimits(node.content, end), limitsOf(node)]
  return { level: inner.level ?? own.level, audience: bothAudiences(inner.audience, own.audience) }
}

/** A section can't contain sections: titles pasted into a section become headings with their markings. */
function withoutSections(slice: Slice, left: LeftOut): Slice {
  if (slice.content.firstChild?.type.name !== 'section') return slice
  const blocks: Node[] = []
  const several = slice.content.childCount > 1 || slice.openStart === 0
  slice.content.forEach((section) => {
    const limits = several ? limitsOf(section) : NO_LIMITS
    if (several && section.attrs.excluded) left.sections += 1
    section.forEach((block) => {
      const heading = block.type.name === 'sectionTitle' && block.content.size > 0
      const { heading: type } = block.type.schema.nodes
      if (heading && type) blocks.push(atLeast(type.create({ level: 1 }, block.content), limits))
      else if (block.type.name !== 'sectionTitle') blocks.push(atLeast(block, limits))
    })
  })
  return new Slice(Fragment.from(blocks), Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1))
}
