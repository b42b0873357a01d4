// An image with its caption; a handle at its corner changes the width, a double click opens its properties.
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { portionText } from '#shared/portions'
import { readersLabel } from '../state/labels'
import { CaptionInput } from './caption'
import type { NodeContext } from './context'
import { element, setAttribute } from './element'
import { Picture } from './picture'

const NARROWEST_PERCENT = 5

/** View of an image. */
export class ImageView implements NodeView {
  readonly dom: HTMLElement
  private readonly picture: Picture
  private readonly frame: HTMLElement
  private readonly hint: HTMLButtonElement
  private readonly caption: CaptionInput
  private node: Node

  constructor(
    node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    context: NodeContext,
  ) {
    this.node = node
    this.picture = new Picture(view.dom)
    const open = () => {
      const pos = getPos()
      if (pos !== undefined) context.openPopover({ kind: 'image', pos })
    }
    const handle = element('span', { class: 'resize-handle', 'aria-hidden': 'true' })
    handle.addEventListener('pointerdown', (event) => this.resize(event))
    this.hint = element(
      'button',
      { class: 'image-hint', type: 'button', tabindex: '-1' },
      'Add alternative text',
    )
    this.hint.addEventListener('click', open)
    this.frame = element('div', { class: 'picture-frame' }, this.picture.dom, handle, this.hint)
    this.frame.addEventListener('dblclick', open)
    this.caption = new CaptionInput(view, getPos, 'Figure')
    this.dom = element('figure', { class: 'image' }, this.frame, this.caption.dom)
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    return (
      this.caption.owns(event) ||
      target === this.hint ||
      (target instanceof Element && target.className === 'resize-handle')
    )
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.picture.destroy()
  }

  private draw(): void {
    const { asset, alt, caption, widthPercent, decorative, marking } = this.node.attrs
    this.picture.show(asset, alt)
    this.frame.style.width = `${widthPercent}%`
    this.hint.hidden = decorative || alt !== ''
    this.caption.show(caption)
    setAttribute(this.dom, 'data-portion', portionText(marking))
    setAttribute(this.dom, 'data-readers', readersLabel(this.node.attrs.audience))
  }

  /** Follows the pointer; the width is written once, on release. */
  private resize(start: PointerEvent): void {
    const handle = start.target
    if (!(handle instanceof HTMLElement)) return
    start.preventDefault()
    handle.setPointerCapture(start.pointerId)
    const full = this.dom.clientWidth
    const left = this.frame.getBoundingClientRect().left
    const percentAt = (x: number): number =>
      Math.min(100, Math.max(NARROWEST_PERCENT, Math.round(((x - left) / full) * 100)))
    const move = (event: PointerEvent) => {
      this.frame.style.width = `${percentAt(event.clientX)}%`
    }
    const end = (event: PointerEvent) => {
      handle.removeEventListener('pointermove', move)
      const pos = this.getPos()
      if (pos !== undefined) {
        this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, 'widthPercent', percentAt(event.clientX)))
      }
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end, { once: true })
  }
}
