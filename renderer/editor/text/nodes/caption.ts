// The caption field below tables and images: an input inside a node view that edits an attribute of the node.
import type { EditorView } from '@tiptap/pm/view'
import { element } from './element'

/** An input for the attribute `caption` of the node at `getPos()`. */
export class CaptionInput {
  readonly dom: HTMLInputElement

  constructor(view: EditorView, getPos: () => number | undefined, what: string) {
    this.dom = element('input', {
      class: 'caption',
      // Tab leaves the text: the keyboard reaches it through a command.
      tabindex: '-1',
      placeholder: `${what} caption`,
      'aria-label': `${what} caption`,
    })
    this.dom.spellcheck = false
    this.dom.addEventListener('input', () => {
      const pos = getPos()
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, 'caption', this.dom.value))
    })
    this.dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      view.focus()
    })
  }

  /** Shows the stored caption, unless the user is typing there. */
  show(caption: string): void {
    if (this.dom.value !== caption) this.dom.value = caption
  }

  /** Whether an event belongs to the input and not to the text. */
  owns(event: Event): boolean {
    return event.target === this.dom
  }
}
