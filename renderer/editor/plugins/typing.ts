// Typed letters go straight into the document: in a long text the browser's own insertion takes longer than all else.
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The plugin. Composed input (accents by dead key, Chinese, Japanese …) is left to the browser. */
export function directTyping(): Plugin {
  return new Plugin({
    props: { handleDOMEvents: { keydown: takeCursor }, handleKeyPress: insertLetter },
  })
}

/**
 * The browser moves the cursor by itself and tells of it later: when keys come quickly, after the next one. The editor must
 * know where that one belongs.
 */
function takeCursor({ composing, dom }: EditorView): boolean {
  if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  return false
}

function insertLetter(view: EditorView, event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event
  const { selection } = view.state
  const { from, to } = selection
  const letter = [...key].length === 1
  // AltGr reports Ctrl and Alt together: what it types is text.
  const command = metaKey || ctrlKey !== altKey
  if (!letter || command || view.composing || !(selection instanceof TextSelection)) return false
  const insert = () => view.state.tr.insertText(key, from, to).scrollIntoView()
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, key, insert)))
    view.dispatch(insert())
  return true
}
