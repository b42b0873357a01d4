// A table: the columns and widths of prosemirror-tables, with a caption below.
import type { Node } from '@tiptap/pm/model'
import { TableView as ColumnView } from '@tiptap/pm/tables'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { audienceOf } from '#shared/document/audiences'
import { portionText } from '#shared/portions'
import { readersLabel } from '../state/labels'
import { CaptionInput } from './caption'
import { element, setAttribute } from './element'

/** Minimum width of a column, in CSS pixels. */
export const MIN_COLUMN_WIDTH = 48

/** View of a table. */
export class TableView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private readonly columns: ColumnView
  private readonly caption: CaptionInput

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.columns = new ColumnView(node, MIN_COLUMN_WIDTH)
    this.contentDOM = this.columns.contentDOM
    // Inherited, but repeated because a wide table scrolls in this element, with the cursor in its cells.
    this.columns.dom.setAttribute('contenteditable', 'true')
    this.caption = new CaptionInput(view, getPos, 'Table')
    const foot = element('div', { class: 'caption-line', contenteditable: 'false' }, this.caption.dom)
    this.dom = element('div', { class: 'table-frame' }, this.columns.dom, foot)
    this.drawMarks(node)
  }

  update(node: Node): boolean {
    if (!this.columns.update(node)) return false
    this.drawMarks(node)
    return true
  }

  private drawMarks(node: Node): void {
    this.caption.show(node.attrs.caption)
    setAttribute(this.dom, 'data-portion', portionText(node.attrs.marking))
    setAttribute(this.dom, 'data-readers', readersLabel(audienceOf('table', node.attrs)))
    setAttribute(this.dom, 'data-kind', node.attrs.kind === 'plain' ? '' : node.attrs.kind)
  }

  stopEvent(event: Event): boolean {
    return this.caption.owns(event)
  }

  ignoreMutation(mutation: Parameters<NonNullable<NodeView['ignoreMutation']>>[0]): boolean {
    return !this.contentDOM.contains(mutation.target) || this.columns.ignoreMutation(mutation)
  }
}
