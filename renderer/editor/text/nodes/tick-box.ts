// A tick box: a click ticks it.
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { toggleTick } from '../commands/ticks'
import { element } from './element'

/** View of a tick box. */
export class TickBoxView implements NodeView {
  readonly dom: HTMLElement

  constructor(
    private node: Node,
    view: EditorView,
    getPos: () => number | undefined,
  ) {
    // Beside an element without text the browser ends a composition after its first letter; a word joiner is invisible.
    this.dom = element('span', { class: 'tick-box', role: 'checkbox', 'aria-label': 'Tick box' }, '\u2060')
    this.dom.addEventListener('click', () => {
      const pos = getPos()
      if (pos !== undefined && view.editable) toggleTick(pos)(view.state, view.dispatch)
    })
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  private draw(): void {
    this.dom.setAttribute('aria-checked', String(this.node.attrs.checked))
  }
}
