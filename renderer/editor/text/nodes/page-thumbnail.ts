// The picture of a page of an enclosed file: drawn when it comes near the screen.
import type { AssetId } from '#shared/document/nodes'
import { requestPage } from '../../../enclosed/page-picture'
import { element } from './element'

/** Distance from the screen at which pages are drawn. */
const NEAR = '50% 0px'

/** A page as it is shown. */
export interface ShownPage {
  readonly asset: AssetId
  /** From 1. */
  readonly page: number
  /** Width in CSS pixels. */
  readonly width: number
}

/** A frame that shows a page. Call `destroy` when it is no longer needed. */
export class PageThumbnail {
  readonly dom: HTMLElement
  private readonly image = element('img', { alt: '' })
  private readonly observer: IntersectionObserver
  private near = false
  private address = ''

  /** `inside` is an element within the scroller. */
  constructor(
    readonly shown: ShownPage & { readonly height: number },
    inside: Element,
  ) {
    const { page, width, height } = shown
    this.dom = element('span', { class: 'page-thumbnail' }, this.image, element('small', {}, String(page)))
    this.image.style.width = `${width}px`
    this.image.style.height = `${height}px`
    this.observer = new IntersectionObserver(
      (entries) => {
        this.near = entries.at(-1)?.isIntersecting ?? false
        if (this.near) this.read()
      },
      { root: inside.closest('.text-scroll'), rootMargin: NEAR },
    )
    this.observer.observe(this.dom)
  }

  destroy(): void {
    this.near = false
    this.observer.disconnect()
    URL.revokeObjectURL(this.address)
  }

  private read(): void {
    if (this.address !== '') return
    const { asset, page, width } = this.shown
    requestPage({
      asset,
      page,
      width: Math.ceil(width * devicePixelRatio),
      isWanted: () => this.near,
      take: (picture) => {
        if (!this.near || this.address !== '') return
        this.dom.toggleAttribute('data-unreadable', picture === null)
        if (!picture) return
        this.address = URL.createObjectURL(picture)
        this.image.src = this.address
      },
    })
  }
}
