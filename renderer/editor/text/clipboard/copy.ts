// Copy and cut: puts HTML and plain text on the clipboard that express the meaning of our own nodes.
import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model'
import { type Command, Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection, deleteTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { asOwnStep } from '../commands/history'
import { deleteSelected } from '../commands/selected'
import type { PackStore } from '../state/pack-store'
import { outgoingHtml } from './copied-html'
import { hideSuggestions } from './copied-suggestions'
import { plainText } from './copied-text'
import { idsIn, isWholeSection, outgoingSlice } from './outgoing-slice'
import { OWN_MARK } from './pasted-html'
import { shownPart } from './shown-part'

/** Creates the plugin; the store has the values of fields and the names of markings. */
export function copyRules(store: PackStore, schema: Schema): Plugin {
  const serializer = new MarkedSerializer(schema)
  return new Plugin({
    props: {
      clipboardSerializer: serializer,
      // The plain text of a drag; a copy creates its own.
      clipboardTextSerializer(slice) {
        const dom = document.implementation.createHTMLDocument().createElement('div')
        dom.append(serializer.serializeFragment(slice.content, { document: dom.ownerDocument }))
        return plainText(dom)
      },
      // A drag carries what a copy would, unless it is a node under the pointer.
      transformCopied: (slice, { state: { selection } }) =>
        slice.eq(selection.content()) ? outgoingSlice(selection) : slice,
      handleDOMEvents: {
        copy: (view, event) => copySelection(view, event, store),
        cut(view, event) {
          if (!copySelection(view, event, store)) return false
          // What isn't on the clipboard stays in the text.
          if (shownPart(view.state, store) === null) cutSelection(view.state, view.dispatch)
          return true
        },
        dragstart(view, event) {
          const withheld = event.target instanceof Element && event.target.closest('.withheld') !== null
          if (!withheld && shownPart(view.state, store) === null) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}

const deleteSection: Command = ({ selection: { $from }, tr }, dispatch) => {
  tr.delete($from.before(1), $from.after(1))
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve($from.before(1)))).scrollIntoView())
  return true
}

/**
 * Deletes what was put on the clipboard. Its ids are on the clipboard too: an empty block that remains gets a new one.
 */
export const cutSelection: Command = (state, dispatch) => {
  const { selection } = state
  const isTable =
    selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection()
  const away = isTable ? deleteTable : isWholeSection(selection) ? deleteSection : deleteSelected
  return away(
    state,
    dispatch &&
      ((tr) => {
        const { parent, depth } = tr.selection.$from
        if (
          parent.isTextblock &&
          parent.content.size === 0 &&
          idsIn(outgoingSlice(selection)).has(parent.attrs.id)
        )
          tr.setNodeAttribute(tr.selection.$from.before(depth), 'id', '')
        dispatch(asOwnStep(tr).setMeta('uiEvent', 'cut'))
      }),
  )
}

function copySelection(view: EditorView, event: ClipboardEvent, store: PackStore): boolean {
  if (view.state.selection.empty || !event.clipboardData) return false
  const { selection, doc } = shownPart(view.state, store) ?? view.state
  event.preventDefault()
  // The shown edition withholds all of it.
  if (selection.empty) return true
  const { dom } = view.serializeForClipboard(outgoingSlice(selection))
  outgoingHtml(dom, doc, store, isCut(selection))
  event.clipboardData.clearData()
  event.clipboardData.setData('text/plain', plainText(dom))
  event.clipboardData.setData('text/html', withStyles(dom.innerHTML))
  return true
}

/** Whether a text selection starts inside its first block, or is in a single block without filling it. */
function isCut(selection: Selection): boolean {
  const { $from, $to } = selection
  if (!(selection instanceof TextSelection)) return false
  return $from.parentOffset > 0 || ($from.sameParent($to) && $to.parentOffset < $to.parent.content.size)
}

/** Styles are kept as data while the page could see them: its content security policy refuses them, with a complaint. */
function withStyles(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(' data-style=', ' style='))
}

/** Marks copied or dragged content as our own. */
class MarkedSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target)
    if (!target) {
      made.firstElementChild?.setAttribute(OWN_MARK, '')
      hideSuggestions(made)
    }
    return made
  }
}
