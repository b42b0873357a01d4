// A section in the text: a bar with its badges, then title and blocks. Number and counts come by decoration.
import type { Node } from '@tiptap/pm/model'
import type { Decoration, NodeView } from '@tiptap/pm/view'
import { bannerOf } from '../markings/labels'
import { readersAmong } from '../plugins/own-readers'
import { type SectionDecoration, sectionDecoration } from '../plugins/section-numbers'
import { readersLabel } from '../state/labels'
import { element, setAttribute } from './element'
import { guessedHeight } from './section-height'

/** Plain DOM: two elements and a bar for each section. */
export class SectionView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private readonly bar: HTMLElement
  private node: Node
  private shown = ''
  /** Name of its readers, where the document has only their id. */
  private readers: string | undefined

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.node = node
    this.bar = element('div', { class: 'section-bar', contenteditable: 'false' })
    this.contentDOM = element('div', { class: 'section-content' })
    this.dom = element('section', { class: 'section' }, this.bar, this.contentDOM)
    this.dom.style.setProperty('contain-intrinsic-block-size', `auto ${guessedHeight(node)}px`)
    this.readers = readersAmong(decorations)
    this.draw(sectionDecoration(decorations))
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false
    const same = node.attrs === this.node.attrs
    this.node = node
    const numbers = sectionDecoration(decorations)
    const readers = readersAmong(decorations)
    const renamed = readers !== this.readers
    this.readers = readers
    if (!same || renamed || numbers.key !== this.shown) this.draw(numbers)
    return true
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node; readonly type: string }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  private draw(numbers: SectionDecoration): void {
    this.shown = numbers.key
    const { level, excluded, annex, landscape, id } = this.node.attrs
    setAttribute(this.dom, 'data-section-id', id)
    setAttribute(this.dom, 'data-level', String(level))
    setAttribute(this.dom, 'data-excluded', excluded ? 'true' : '')
    setAttribute(this.dom, 'data-annex', annex ? 'true' : '')
    setAttribute(this.dom, 'data-landscape', landscape ? 'true' : '')
    setAttribute(this.dom, 'data-untitled', numbers.untitled ? 'true' : '')
    this.contentDOM.style.setProperty('--section-number', `"${numbers.number}"`)
    const counters = [1, 2, 3, 4, 5].map((level) => `n${level} ${numbers.levels[level - 1] ?? 0}`)
    this.contentDOM.style.setProperty('counter-reset', counters.join(' '))
    const brackets = numbers.fifth === '(i)'
    this.contentDOM.style.setProperty('--n5-before', brackets ? '"("' : '""')
    this.contentDOM.style.setProperty('--n5-after', brackets ? '")"' : '"."')
    this.drawBar()
  }

  private drawBar(): void {
    const { excluded, landscape, marking, audience } = this.node.attrs
    const badges: [string, string][] = []
    if (marking) badges.push(['marking', bannerOf(marking)])
    if (excluded) badges.push(['excluded', 'Not printed'])
    const readers = this.readers ?? readersLabel(audience)
    if (readers !== '') badges.push(['readers', readers])
    if (landscape) badges.push(['landscape', 'Landscape'])
    this.bar.replaceChildren(
      ...badges.map(([kind, label]) => element('span', { class: 'badge', 'data-kind': kind }, label)),
    )
  }
}
