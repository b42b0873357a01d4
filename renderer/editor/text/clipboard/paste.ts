// Paste and drop: clean HTML, plain text as paragraphs or tables, in the form that the place can hold.
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import {
  type Command,
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection, isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import type { FieldSpec } from '#shared/pack'
import { following } from '../commands/compose'
import { asOwnStep, changesOf } from '../commands/history'
import { isInOneBlock, makeRoom } from '../commands/selected'
import { atLeast, noteArrivals } from '../markings/carried'
import { cellsOf, withRegularTables } from './cell-grid'
import { meaningsIn } from './field-meanings'
import { fitSlice, holderAt } from './fit-slice'
import { type LeftOut, leftOutMessage, nothingLeft } from './left-out'
import { isInSelection, moveText } from './move-text'
import { pasteCells } from './paste-cells'
import { type CleanHtml, cleanHtml } from './pasted-html'
import { type PastedPicture, wordsWithoutMarks } from './pasted-pictures'
import { blocksOfText } from './pasted-text'
import { putSections, sectionsIn, takesSections } from './put-sections'
import { putSlice } from './put-slice'
import { tabbedCells, tableOf } from './tabbed-text'

/** Puts image files into the text at a position; the window stores them first. */
export type AddImages = (files: readonly File[], pos: number) => void

/** A picture that was pasted with text, and the empty paragraph that keeps its place. */
export interface PlacedPicture {
  readonly file: File
  readonly alt: string
  readonly pos: number
}

/** What pasting needs of the window. */
export interface PasteWork {
  readonly addImages: AddImages
  /** Takes in what fields mean that came with text. */
  readonly learnFields: (specs: readonly FieldSpec[]) => void
  /** Stores pictures and puts them in the places of paragraphs that were kept for them. */
  readonly addPictures: (pictures: readonly PlacedPicture[]) => void
  /** Says something to the user in passing. */
  readonly report: (message: string) => void
}

/** The plugin. */
export function pasteRules(work: PasteWork): Plugin {
  // What came beside the words of the HTML that was read last.
  let arrived: Omit<CleanHtml, 'html'> | null = null
  let data: DataTransfer | null = null
  const take = () => {
    const taken = arrived ?? { sheet: false, pictures: [], left: nothingLeft() }
    arrived = null
    return taken
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste(_view, event) {
          data = event.clipboardData
          return false
        },
        drop(_view, event) {
          data = event.dataTransfer
          return false
        },
        dragstart(view) {
          source = view
          return false
        },
        dragend() {
          source = null
          return false
        },
      },
      transformPastedHTML(html) {
        const clean = cleanHtml(html, () => data?.getData('text/rtf') ?? '')
        arrived = clean
        work.learnFields(meaningsIn(html))
        return clean.html
      },
      clipboardTextParser: (text, $context) => sliceOfText(text, $context),
      handlePaste(view, event, slice) {
        const { sheet, pictures, left } = take()
        if (takeImages(view, event.clipboardData, view.state.selection.to, slice, work)) return true
        const done = pasteText(slice, sheet, left)(view.state, (tr) => finish(view, tr, pictures, left, work))
        if (!done) report(left, work)
        return done
      },
      handleDrop(view, event, slice, moved) {
        const { sheet, pictures, left } = take()
        const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        const at = pos ?? view.state.selection.from
        if (moved) return dropSelected(view, at, view)
        if (source && isSameText(source, view) && !isCopy(event)) return dropSelected(view, at, source)
        if (takeImages(view, event.dataTransfer, at, slice, work)) return true
        const place = Selection.near(view.state.doc.resolve(at))
        const drop = following((one) => one.setSelection(place), pasteText(slice, sheet, left))
        if (
          !drop(view.state, (made) =>
            finish(view, asOwnStep(made).setMeta('uiEvent', 'drop'), pictures, left, work),
          )
        )
          return false
        event.preventDefault()
        view.focus()
        return true
      },
    },
  })
}

/** Where a drag began, while it lasts. */
let source: EditorView | null = null

/** Whether a drag came from another view of the text, as in the split view. */
const isSameText = (from: EditorView, view: EditorView): boolean =>
  from !== view && from.state.doc === view.state.doc

const isCopy = (event: DragEvent): boolean => (/Mac/.test(navigator.platform) ? event.altKey : event.ctrlKey)

/** Text that is dragged within the pack. The usual drop moves single nodes. */
function dropSelected(view: EditorView, pos: number, from: EditorView): boolean {
  if (from.dragging && Reflect.get(from.dragging, 'node')) return false
  const { selection } = from.state
  return isInSelection(selection, pos) || moveText(pos, selection)(view.state, view.dispatch)
}

function finish(
  view: EditorView,
  tr: Transaction,
  pictures: readonly PastedPicture[],
  left: LeftOut,
  work: PasteWork,
): void {
  const placed = keepPlaces(tr, pictures)
  view.dispatch(tr.scrollIntoView())
  if (placed.length > 0) work.addPictures(placed)
  report({ ...left, pictures: left.pictures + pictures.length - placed.length }, work)
}

function report(left: LeftOut, work: PasteWork): void {
  const message = leftOutMessage(left)
  if (message) work.report(message)
}

/** Puts a slice in the place of what is selected, as one step for undo; `sheet` says that a spreadsheet gave it. */
export function pasteText(slice: Slice, sheet = false, left = nothingLeft()): Command {
  return (state, dispatch) => {
    if (slice.size === 0) return false
    const tr = pasteSlice(state, slice, sheet, left)
    dispatch?.(asOwnStep(tr).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
    return true
  }
}

/** The transaction that puts a slice in. What of it changes its form is counted in `left`. */
function pasteSlice(state: EditorState, slice: Slice, sheet: boolean, left: LeftOut): Transaction {
  const { selection, schema, tr } = state
  const value = isValuePlace(state, sheet) ? singleValue(slice) : null
  let read: Slice | undefined
  const text = (): Slice => {
    read ??= withoutSections(slice, left)
    return read
  }
  const isInCells = isTablePlace(selection.$from) && isTablePlace(selection.$to)
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

const isTablePlace = ($pos: ResolvedPos): boolean =>
  Array.from({ length: $pos.depth + 1 }, (_, depth) => $pos.node(depth).type.name).includes('table')

/** Where a single cell is a value among words: in a sentence; from a spreadsheet also in an empty paragraph, and in words of a cell. */
function isValuePlace(state: EditorState, sheet: boolean): boolean {
  const { selection } = state
  const inWords = selection instanceof TextSelection && selection.$from.parent.content.size > 0
  return isInTable(state) ? sheet && inWords : sheet || inWords
}

/** The words of a slice that is nothing but one cell with one paragraph. */
function singleValue(slice: Slice): Slice | null {
  const captioned = slice.content.firstChild?.attrs.caption
  const grid = captioned ? null : cellsOf(slice)
  const cell = grid?.cells.length === 1 ? grid.cells[0]?.cell : undefined
  const words = cell?.childCount === 1 ? cell.firstChild : null
  return words?.isTextblock ? new Slice(words.content, 0, 0) : null
}

/** Empty paragraphs in the places of the pictures that are still to be stored. */
function keepPlaces(tr: Transaction, pictures: readonly PastedPicture[]): PlacedPicture[] {
  if (pictures.length === 0) return []
  const byToken = new Map(pictures.map((picture) => [picture.token, picture]))
  const placed: PlacedPicture[] = []
  tr.doc.descendants((node, pos) => {
    const picture = node.type.name === 'image' ? byToken.get(node.attrs.asset) : undefined
    if (picture) placed.push({ file: picture.file, alt: picture.alt, pos })
  })
  const { paragraph } = tr.doc.type.schema.nodes
  if (paragraph) for (const { pos } of [...placed].reverse()) tr.replaceWith(pos, pos + 1, paragraph.create())
  // A paragraph is one longer than the picture.
  return placed.map((picture, index) => ({ ...picture, pos: picture.pos + index }))
}

/** Image files are taken only when there are no words beside them: Word sends a picture of every copied text. */
function takeImages(
  view: EditorView,
  data: DataTransfer | null,
  pos: number,
  slice: Slice,
  work: PasteWork,
): boolean {
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
  const { content } = slice
  const words = data?.types.includes('text/html') ? content.textBetween(0, content.size, ' ', ' ') : ''
  if (files.length === 0 || wordsWithoutMarks(words) !== '' || !view.editable) return false
  work.addImages(files, pos)
  return true
}

/** Lines of plain text as paragraphs; a single one stays in the line that it is pasted to; tabbed text is a table. */
function sliceOfText(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const cells = tabbedCells(text)
  if (cells) return new Slice(Fragment.from(tableOf(cells, schema)), 0, 0)
  return blocksOfText(text, schema, $context.marks())
}

/** Notes at the ends of what was put in how the words that came there were marked. */
function noteMarkings(tr: Transaction, content: Fragment, first: boolean, last: boolean): Transaction {
  const [change] = changesOf(tr)
  const arrivals = [
    { pos: change?.from ?? 0, level: change && first ? edgeMarking(content, 'firstChild') : null },
    { pos: tr.selection.from, level: change && last ? edgeMarking(content, 'lastChild') : null },
  ]
  noteArrivals(
    tr,
    arrivals.flatMap(({ pos, level }) => (level ? [{ pos, level }] : [])),
  )
  return tr
}

/** The marking of the first or last portion of a slice. */
function edgeMarking(content: Fragment, end: 'firstChild' | 'lastChild'): string | null {
  const node = content[end]
  if (!node) return null
  return edgeMarking(node.content, end) ?? node.attrs.marking ?? null
}

/** Whole sections can't stand inside a section: pasted into one, their titles become headings, marked as they were. */
function withoutSections(slice: Slice, left: LeftOut): Slice {
  if (slice.content.firstChild?.type.name !== 'section') return slice
  const blocks: Node[] = []
  const several = slice.content.childCount > 1 || slice.openStart === 0
  slice.content.forEach((section) => {
    const marking = several ? section.attrs.marking : null
    if (several && section.attrs.excluded) left.sections += 1
    section.forEach((block) => {
      const heading = block.type.name === 'sectionTitle' && block.content.size > 0
      const { heading: type } = block.type.schema.nodes
      if (heading && type) blocks.push(type.create({ level: 1, marking }, block.content))
      else if (block.type.name !== 'sectionTitle') blocks.push(atLeast(block, marking))
    })
  })
  return new Slice(Fragment.from(blocks), Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1))
}
