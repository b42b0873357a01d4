// The second view of an open pack's text: drawn and typed into like the first one.
import type { Editor } from '@tiptap/core'
import { EditorView } from '@tiptap/pm/view'
import { MirrorState } from '../../text/state/mirror-state'
import { type EditorParts, viewPlugins } from '../editor-extensions'

/** What the session passes to the second view. */
export interface SecondPaneOptions {
  /** The editor that holds the text. */
  readonly editor: Editor
  readonly parts: EditorParts
  /** Position of the cursor at the start. */
  readonly at: number
  /** Called after each change of text or selection. */
  onChange(): void
  onFocus(): void
  onClick(event: MouseEvent): boolean
}

/** The view; call `destroy` to remove it. */
export class SecondPane {
  readonly mirror: MirrorState
  readonly view: EditorView

  constructor(place: HTMLElement, { editor, parts, at, onChange, onFocus, onClick }: SecondPaneOptions) {
    const first = {
      get state() {
        return editor.state
      },
      dispatch: editor.view.dispatch,
    }
    let view: EditorView | null = null
    this.mirror = new MirrorState(first, viewPlugins(parts, editor.schema), at, (state) => {
      view?.updateState(state)
      onChange()
    })
    view = new EditorView(place, {
      state: this.mirror.state,
      nodeViews: editor.extensionManager.nodeViews,
      dispatchTransaction: (tr) => this.mirror.dispatch(tr),
      editable: () => editor.isEditable,
      attributes: {
        class: 'document',
        role: 'textbox',
        tabindex: '0',
        spellcheck: 'false',
        'aria-label': 'Text of the pack, second pane',
        'aria-multiline': 'true',
      },
      handleClick: (_view, _pos, event) => onClick(event),
      handleDOMEvents: {
        focus: () => {
          onFocus()
          return false
        },
      },
    })
    this.view = view
  }

  destroy(): void {
    this.view.destroy()
  }
}
