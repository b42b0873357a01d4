// Paste and drop: clean HTML, plain text as paragraphs or tables, in the form that the destination accepts.
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { FieldSpec } from '#shared/pack'
import { following } from '../commands/compose'
import { asOwnStep } from '../commands/history'
import { meaningsIn } from './field-meanings'
import { type LeftOut, leftOutMessage, nothingLeft } from './left-out'
import { isInSelection, moveText } from './move-text'
import { pasteText } from './paste-text'
import { type CleanHtml, cleanHtml } from './pasted-html'
import { type PastedPicture, wordsWithoutMarks } from './pasted-pictures'
import { blocksOfText } from './pasted-text'
import { tabbedCells, tableOf } from './tabbed-text'

/** Puts image files into the text at a position; the window stores them first. */
export type AddImages = (files: readonly File[], pos: number) => void

/** Encloses PDF files below the section at a position. */
export type EncloseFiles = (files: readonly File[], pos: number) => void

/** A picture pasted with text, and the empty paragraph reserved for it. */
export interface PlacedPicture {
  readonly file: File
  readonly alt: string
  readonly pos: number
}

/** What pasting needs from the window. */
export interface PasteWork {
  readonly addImages: AddImages
  readonly enclose: EncloseFiles
  /** Adds the definitions of fields that came with the text. */
  readonly learnFields: (specs: readonly FieldSpec[]) => void
  /** Stores pictures and inserts them in their reserved paragraphs. */
  readonly addPictures: (pictures: readonly PlacedPicture[]) => void
  /** Shows a message to the user. */
  readonly report: (message: string) => void
}

/** Creates the plugin. */
export function pasteRules(work: PasteWork): Plugin {
  // Data besides the text from the HTML parsed last.
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
        if (takeFiles(view, event.clipboardData, view.state.selection.to, slice, work)) return true
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
        if (takeFiles(view, event.dataTransfer, at, slice, work)) return true
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

/** Position where a drag began, while it lasts. */
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
  const placed = trackPositions(tr, pictures)
  view.dispatch(tr.scrollIntoView())
  if (placed.length > 0) work.addPictures(placed)
  report({ ...left, pictures: left.pictures + pictures.length - placed.length }, work)
}

function report(left: LeftOut, work: PasteWork): void {
  const message = leftOutMessage(left)
  if (message) work.report(message)
}

/** Reserves empty paragraphs for pictures that are still to be stored. */
function trackPositions(tr: Transaction, pictures: readonly PastedPicture[]): PlacedPicture[] {
  if (pictures.length === 0) return []
  const byToken = new Map(pictures.map((picture) => [picture.token, picture]))
  const placed: PlacedPicture[] = []
  tr.doc.descendants((node, pos) => {
    const picture = node.type.name === 'image' ? byToken.get(node.attrs.asset) : undefined
    if (picture) placed.push({ file: picture.file, alt: picture.alt, pos })
  })
  const { paragraph } = tr.doc.type.schema.nodes
  if (paragraph) for (const { pos } of [...placed].reverse()) tr.replaceWith(pos, pos + 1, paragraph.create())
  // A paragraph is one position longer than the picture.
  return placed.map((picture, index) => ({ ...picture, pos: picture.pos + index }))
}

/**
 * Pictures go into the text, PDFs below its section. They are used only when the clipboard has no words: Word adds a picture of
 * any copied text.
 */
function takeFiles(
  view: EditorView,
  data: DataTransfer | null,
  pos: number,
  slice: Slice,
  work: PasteWork,
): boolean {
  const files = [...(data?.files ?? [])]
  const images = files.filter((file) => file.type.startsWith('image/'))
  const enclosed = files.filter(isPdf)
  const { content } = slice
  const words = data?.types.includes('text/html') ? content.textBetween(0, content.size, ' ', ' ') : ''
  const none = images.length === 0 && enclosed.length === 0
  if (none || wordsWithoutMarks(words) !== '' || !view.editable) return false
  if (images.length > 0) work.addImages(images, pos)
  if (enclosed.length > 0) work.enclose(enclosed, pos)
  return true
}

/** Some systems know no type of a file, but its name. */
const isPdf = ({ type, name }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name)

/** Lines of plain text as paragraphs; a single line stays inline; tabbed text becomes a table. */
function sliceOfText(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const cells = tabbedCells(text)
  if (cells) return new Slice(Fragment.from(tableOf(cells, schema)), 0, 0)
  return blocksOfText(text, schema, $context.marks())
}
