// An enclosed file in the text: a card that says what it is, with pictures of its pages. A double click opens its properties.
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { chosenPages, type EnclosedPage, hasPages } from '#shared/document/enclosures'
import type { Enclosure } from '#shared/document/nodes'
import { enclosureLines } from '../state/enclosure-words'
import type { NodeContext } from './context'
import { element } from './element'
import { PageThumbnail } from './page-thumbnail'

/** Thumbnails of a card: more would be a book. */
const MOST_THUMBNAILS = 12
/** Size of a thumbnail in CSS pixels: its longer side. */
const LONGER_SIDE = 132

/** View of an enclosure. */
export class EnclosureView implements NodeView {
  readonly dom: HTMLElement
  private readonly words = element('div', { class: 'enclosure-words' })
  private readonly pages = element('div', { class: 'enclosure-pages', 'aria-hidden': 'true' })
  private thumbnails: readonly PageThumbnail[] = []
  private node: Node

  constructor(
    node: Node,
    private readonly view: EditorView,
    getPos: () => number | undefined,
    context: NodeContext,
  ) {
    this.node = node
    const open = () => {
      const pos = getPos()
      if (pos === undefined) return
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
      context.openPopover({ kind: 'enclosure', pos })
    }
    const button = element(
      'button',
      { class: 'enclosure-open', type: 'button', tabindex: '-1' },
      'Properties…',
    )
    button.addEventListener('click', open)
    this.dom = element(
      'div',
      { class: 'enclosure', contenteditable: 'false', role: 'group' },
      element('div', { class: 'enclosure-head' }, this.words, button),
      this.pages,
    )
    this.dom.addEventListener('dblclick', open)
    this.draw(null)
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const before = this.node
    this.node = node
    if (before.attrs !== node.attrs) this.draw(before.attrs as Enclosure['attrs'])
    return true
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof Element && target.className === 'enclosure-open'
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    for (const one of this.thumbnails) one.destroy()
  }

  private draw(before: Enclosure['attrs'] | null): void {
    const attrs = this.node.attrs as Enclosure['attrs']
    const lines = enclosureLines(attrs)
    this.words.replaceChildren(...lines.map((line) => element('p', {}, line)))
    this.dom.setAttribute('aria-label', `Enclosure. ${lines.join('. ')}`)
    this.dom.toggleAttribute('data-filler', !hasPages(attrs))
    const same = before && before.asset === attrs.asset && before.pages === attrs.pages
    if (!same || before.form !== attrs.form || before.sheets !== attrs.sheets) this.drawPages(attrs)
  }

  private drawPages(attrs: Enclosure['attrs']): void {
    this.destroy()
    const { asset } = attrs
    const chosen = asset !== null && attrs.form !== 'tooSensitive' ? chosenPages(attrs) : []
    this.thumbnails = asset ? chosen.slice(0, MOST_THUMBNAILS).map((page) => this.thumbnail(asset, page)) : []
    const more = chosen.length - this.thumbnails.length
    this.pages.replaceChildren(
      ...this.thumbnails.map(({ dom }) => dom),
      ...(more > 0 ? [element('span', { class: 'enclosure-more' }, `+ ${more}`)] : []),
    )
  }

  private thumbnail(asset: string, { page, width, height }: EnclosedPage): PageThumbnail {
    const scale = LONGER_SIDE / Math.max(width, height)
    const size = {
      width: Math.max(8, Math.round(width * scale)),
      height: Math.max(8, Math.round(height * scale)),
    }
    return new PageThumbnail({ asset, page, ...size }, this.view.dom)
  }
}
