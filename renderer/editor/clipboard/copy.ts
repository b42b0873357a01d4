// Copy and cut: what goes to the clipboard says in plain HTML and text what our own nodes mean.
import { Plugin, type Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { deleteSelected } from '../commands/selected'
import type { PackStore } from '../state/pack-store'
import { outgoingHtml } from './copied-html'
import { plainText } from './copied-text'

/** The plugin; the store knows the values of fields and the names of markings. */
export function copyRules(store: PackStore): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => copySelection(view, event, store),
        cut(view, event) {
          if (!copySelection(view, event, store)) return false
          deleteSelected(view.state, (tr) => view.dispatch(tr.setMeta('uiEvent', 'cut')))
          return true
        },
      },
    },
  })
}

function copySelection(view: EditorView, event: ClipboardEvent, store: PackStore): boolean {
  const { selection, doc } = view.state
  if (selection.empty || !event.clipboardData) return false
  const { dom } = view.serializeForClipboard(selection.content())
  outgoingHtml(dom, doc, store, isCut(selection))
  event.preventDefault()
  event.clipboardData.clearData()
  event.clipboardData.setData('text/plain', plainText(dom))
  event.clipboardData.setData('text/html', withStyles(dom.innerHTML))
  return true
}

/** Whether a selection of text leaves out the beginning of its first block, or lies in one without filling it. */
function isCut(selection: Selection): boolean {
  const { $from, $to } = selection
  if (!(selection instanceof TextSelection)) return false
  return $from.parentOffset > 0 || ($from.sameParent($to) && $to.parentOffset < $to.parent.content.size)
}

/** Styles are kept as data while the page could see them: its content security policy refuses them, with a complaint. */
function withStyles(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(' data-style=', ' style='))
}
