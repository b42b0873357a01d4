// Inline chips: the value of a field, the number of a note, the text of a reference.
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { FieldUse } from '#shared/document/nodes'
import { MISSING_REFERENCE } from '#shared/document/targets'
import { fieldLabel } from '#shared/field-text'
import { isDue, monthName } from '#shared/source-dates'
import { noteAttrs } from '../commands/notes'
import { referenceText, sectionIdAt } from '../state/references'
import { marksOf } from '../state/survey'
import type { NodeContext, PopoverTarget } from './context'
import { element, setAttribute } from './element'

/** A field: its value, or its label while it is empty. It observes the store itself. */
export class FieldView implements NodeView {
  readonly dom: HTMLElement
  private readonly stops: readonly (() => void)[]

  constructor(
    private readonly node: Node,
    private readonly context: NodeContext,
  ) {
    this.dom = element('span', { class: 'field-chip', dir: 'auto', 'data-field': node.attrs.name })
    this.dom.addEventListener('click', () => context.focusField(node.attrs.name))
    this.draw()
    const draw = () => this.draw()
    // The format of a date depends on the pack's language.
    this.stops = [context.store.fields.subscribe(draw), context.store.meta.subscribe(draw)]
  }

  destroy(): void {
    for (const stop of this.stops) stop()
  }

  private draw(): void {
    const { store } = this.context
    const { name } = this.node.attrs
    const value = store.fieldWords(this.node.attrs as FieldUse)
    const label = fieldLabel(store.field(name), name)
    const words = value || label
    if (this.dom.textContent !== words) this.dom.textContent = words
    setAttribute(this.dom, 'data-empty', value ? '' : 'true')
    setAttribute(this.dom, 'title', `Field: ${label}`)
  }
}

/** All number chips on screen, to be redrawn when numbers change. */
export const liveChips = new Set<NumberChip>()

/** A chip that shows numbers of the document; a click opens it beside the text. */
abstract class NumberChip implements NodeView {
  abstract readonly kind: 'note' | 'reference'
  protected abstract readonly popover: PopoverTarget['kind']

  constructor(
    protected node: Node,
    readonly view: EditorView,
    protected readonly getPos: () => number | undefined,
    protected readonly context: NodeContext,
    readonly dom: HTMLElement,
  ) {
    dom.addEventListener('click', () => {
      const pos = getPos()
      if (pos !== undefined) context.openPopover({ kind: this.popover, pos })
    })
    this.draw()
    liveChips.add(this)
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  destroy(): void {
    liveChips.delete(this)
  }

  /** Updates it from the current document. */
  abstract draw(): void
}

/** Replaces the number of a note that is not printed. */
const NO_NUMBER = '*'

/** A note: only its number is in the text; its content opens beside it. */
export class FootnoteView extends NumberChip {
  readonly kind = 'note'
  protected readonly popover = 'footnote'

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, context: NodeContext) {
    // Beside an element without text the browser ends a composition after its first letter; a word joiner is invisible.
    const dom = element('sup', { class: 'note-marker', role: 'button' }, '\u2060')
    super(node, view, getPos, context, dom)
  }

  override draw(): void {
    const words = this.node.textContent
    const marks = marksOf(this.view.state.doc, this.context.store.numbering.get())
    setAttribute(this.dom, 'data-number', marks.get(this.node.attrs.id) ?? NO_NUMBER)
    setAttribute(this.dom, 'data-kind', this.node.attrs.kind)
    setAttribute(this.dom, 'data-empty', words ? '' : 'true')
    const attrs = noteAttrs(this.node)
    const due = isDue({ attrs }, new Date())
    const check = due ? `\nCheck again: due after ${monthName(attrs.checkAfter ?? '')}` : ''
    setAttribute(this.dom, 'data-due', due ? 'true' : '')
    setAttribute(this.dom, 'title', (words || 'Empty note') + check)
    setAttribute(
      this.dom,
      'aria-label',
      `${attrs.kind === 'source' ? 'Source note' : 'Footnote'}: ${words}${check}`,
    )
  }
}

/** A reference to another place. */
export class ReferenceView extends NumberChip {
  readonly kind = 'reference'
  protected readonly popover = 'crossReference'

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, context: NodeContext) {
    super(node, view, getPos, context, element('span', { class: 'reference-chip', dir: 'auto' }))
  }

  override draw(): void {
    const { doc } = this.view.state
    const { target, show } = this.node.attrs
    const from = sectionIdAt(doc, this.getPos() ?? 0)
    const words = referenceText(doc, this.context.store, { target, show, from })
    if (this.dom.textContent !== words) this.dom.textContent = words
    setAttribute(this.dom, 'data-missing', words === MISSING_REFERENCE ? 'true' : '')
  }
}
