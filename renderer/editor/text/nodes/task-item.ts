// A task: a check box before its text.
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { element, setAttribute } from './element'

/** View of an item of a checklist. */
export class TaskItemView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private readonly box: HTMLInputElement
  private node: Node

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.node = node
    this.box = element('input', { type: 'checkbox', tabindex: '-1', 'aria-label': 'Done' })
    this.box.addEventListener('change', () => {
      const pos = getPos()
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, 'checked', this.box.checked))
    })
    this.contentDOM = element('div')
    this.dom = element(
      'li',
      { class: 'task' },
      element('span', { contenteditable: 'false' }, this.box),
      this.contentDOM,
    )
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target === this.box
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node; readonly type: string }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  private draw(): void {
    this.box.checked = this.node.attrs.checked
    setAttribute(this.dom, 'data-checked', this.node.attrs.checked ? 'true' : '')
  }
}
