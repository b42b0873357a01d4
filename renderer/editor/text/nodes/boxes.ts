// Callouts, guidance and trainer material: a label above the blocks. The label of a kind opens the menu of kinds.

import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { labelIn } from '#shared/american'
import { audienceOf } from '#shared/document/audiences'
import type { CalloutKind, TrainerKind } from '#shared/document/nodes'
import { isPrinted } from '#shared/document/printed'
import { calloutLabels, portionMark, readersLabel, trainerLabels } from '../state/labels'
import type { NodeContext } from './context'
import { element, setAttribute } from './element'

/** The label above a box. */
function labelOf(node: Node, language: string): { text: string; note: string } {
  switch (node.type.name) {
    case 'callout':
      return { text: labelIn(calloutLabels[node.attrs.kind as CalloutKind], language), note: '' }
    case 'trainer':
      return {
        text: trainerLabels[node.attrs.kind as TrainerKind],
        note: node.attrs.kind === 'answers' ? 'Instructor handouts only' : 'Handouts only',
      }
    default:
      return { text: 'Guidance', note: 'Not printed' }
  }
}

/** View of the three boxes. */
export class BoxView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private readonly label: HTMLElement
  private readonly context: NodeContext
  private readonly stop: () => void
  private node: Node

  constructor(node: Node, getPos: () => number | undefined, context: NodeContext) {
    this.node = node
    this.context = context
    const hasKinds = 'kind' in node.attrs
    this.label = element(hasKinds ? 'button' : 'span', { class: 'box-label', contenteditable: 'false' })
    if (hasKinds) {
      setAttribute(this.label, 'type', 'button')
      // Tab leaves the text: the keyboard reaches it through a command.
      setAttribute(this.label, 'tabindex', '-1')
      setAttribute(this.label, 'aria-haspopup', 'menu')
      // The focus stays in the text, also after the menu.
      this.label.addEventListener('mousedown', (event) => event.preventDefault())
      this.label.addEventListener('click', () => {
        const pos = getPos()
        if (pos !== undefined) context.chooseKind(this.label, pos)
      })
    }
    this.contentDOM = element('div', { class: 'box-content' })
    this.dom = element('div', { class: `box ${node.type.name}` }, this.label, this.contentDOM)
    this.draw()
    // Whether it is printed depends on the kind of the pack.
    this.stop = context.store.numbering.subscribe(() => this.draw())
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const same = node.attrs === this.node.attrs
    this.node = node
    if (!same) this.draw()
    return true
  }

  destroy(): void {
    this.stop()
  }

  /** The label is a separate control; the text gets none of its events. */
  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.label.contains(event.target)
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node; readonly type: string }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  private draw(): void {
    const { text, note } = labelOf(this.node, this.context.store.meta.get().language)
    const { kind = '', marking = null } = this.node.attrs
    const { store } = this.context
    const printed = isPrinted(this.node.type.name, this.node.attrs, store.numbering.get().edition)
    setAttribute(this.dom, 'data-unprinted', printed ? '' : 'true')
    setAttribute(this.dom, 'data-kind', kind)
    setAttribute(this.dom, 'data-readers', this.readers())
    const portion = portionMark(store.meta.get().marking.scheme, marking)
    const words = [portion, text].filter(Boolean).join(' ')
    this.label.replaceChildren(words, ...(note ? [element('span', { class: 'box-note' }, note)] : []))
  }

  /** Who may read it, unless everyone may. */
  private readers(): string {
    const { type, attrs } = this.node
    const audience = type.name === 'guidance' ? 'everyone' : audienceOf(type.name, attrs)
    return readersLabel(audience, this.context.store.meta.get().readers)
  }
}
