// Typed letters go straight into the document: in a long text the browser's own insertion takes longer than all else.
import { Plugin, Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { asOwnStep } from '../commands/history'
import { deleteSelected, isInOneBlock, makeRoom, typeText } from '../commands/selected'

/** The plugin. Composed input (accents by dead key, Chinese, Japanese …) is left to the browser. */
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
 * The browser moves the cursor by itself and tells of it later: when keys come quickly, after the next one. The editor must
 * know where that one belongs.
 */
function takeCursor(view: EditorView, event: KeyboardEvent): boolean {
  if (view.composing) return false
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  if (['Dead', 'Process'].includes(event.key)) headToFirstCell(view)
  return false
}

/** A composition begins where the browser has the selection, which is in the cell that was selected last. */
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

/** A composition replaces words of one block by itself; any other selection goes before it begins. */
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

/** What comes without a key, from a menu, a list of emoji or dictation, over more than words of one block. */
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
