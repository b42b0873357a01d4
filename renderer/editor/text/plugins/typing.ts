// Inserts typed letters directly into the document: in a long text the browser's own insertion is by far the slowest part.
import { Plugin, Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { asOwnStep } from '../commands/history'
import { deleteSelected, isInOneBlock, makeRoom, typeText } from '../commands/selected'

/** Creates the plugin. Composed input (dead keys, Chinese, Japanese …) is left to the browser. */
export function directTyping(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: takeCursor,
        compositionstart: roomForComposition,
        beforeinput: replaceSelected,
      },
      handleKeyPress: insertLetter,
    },
  })
}

/**
 * The browser moves the cursor by itself and reports it later: in fast typing, after the next key. The editor must know
 * where that key belongs.
 */
function takeCursor(view: EditorView, event: KeyboardEvent): boolean {
  if (view.composing) return false
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  if (['Dead', 'Process'].includes(event.key)) headToFirstCell(view)
  return false
}

/** A composition starts at the browser's selection, which is in the cell selected last. */
function headToFirstCell(view: EditorView): void {
  const { selection, tr } = view.state
  if (!(selection instanceof CellSelection)) return
  const places = selection.ranges.map(({ $from }) => $from.pos - 1)
  view.dispatch(tr.setSelection(CellSelection.create(tr.doc, Math.max(...places), Math.min(...places))))
}

function insertLetter(view: EditorView, event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event
  const { selection } = view.state
  const { from, to } = selection
  const letter = [...key].length === 1
  // AltGr reports Ctrl and Alt together: what it types is text.
  const command = metaKey || ctrlKey !== altKey
  if (!letter || command || view.composing) return false
  if (!isInOneBlock(selection)) return typeText(key)(view.state, view.dispatch)
  const insert = () => view.state.tr.insertText(key, from, to).scrollIntoView()
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, key, insert)))
    view.dispatch(insert())
  return true
}

/** A composition replaces words of one block itself; any other selection is deleted before it starts. */
function roomForComposition(view: EditorView): boolean {
  const { selection, tr } = view.state
  if (view.composing || !view.editable || isInOneBlock(selection)) return false
  makeRoom(tr)
  if (selection instanceof CellSelection) {
    const head = tr.mapping.map(selection.$headCell.pos, -1)
    tr.setSelection(Selection.near(tr.doc.resolve(head + 1)))
  }
  view.dispatch(asOwnStep(tr).scrollIntoView())
  return false
}

/** Input without a key, from a menu, emoji picker or dictation, over more than words of one block. */
function replaceSelected(view: EditorView, event: InputEvent): boolean {
  const { state } = view
  if (view.composing || !view.editable || isInOneBlock(state.selection)) return false
  const { inputType, data } = event
  const done = inputType.startsWith('delete')
    ? deleteSelected(state, view.dispatch)
    : inputType === 'insertText' && data !== null && typeText(data)(state, view.dispatch)
  if (done) event.preventDefault()
  return done
}
