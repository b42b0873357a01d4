// The picture of an image: loaded when it comes near the screen, at the size it is shown.
import type { AssetId } from '#shared/document/nodes'
import { requestPicture } from '../../../pictures/smaller-picture'
import { assetUrl } from '../schema/node-html'
import { element } from './element'

/** Distance from the screen at which pictures are loaded. */
const NEAR = '100% 0px'
/** Widths are rounded up to a multiple of this, so that small changes need no new picture. */
const STEP = 256

/** Aspect ratios of images shown before, so that their space is right before they are loaded again. */
const proportions = new Map<AssetId, string>()

/** An image element that loads its picture itself. Call `destroy` when it is no longer needed. */
export class Picture {
  readonly dom = element('img', { class: 'picture' })
  private readonly observer: IntersectionObserver
  private asset: AssetId = ''
  private near = false
  /** Width in pixels at which it was loaded. */
  private width = 0
  /** Pending object URL; empty for none. */
  private address = ''
  /** Requested width in pixels; 0 for no request. */
  private waiting = 0

  /** `inside` is an element within the scroller. */
  constructor(inside: Element) {
    this.observer = new IntersectionObserver(
      (entries) => {
        this.near = entries.at(-1)?.isIntersecting ?? false
        this.read()
      },
      { root: inside.closest('.text-scroll'), rootMargin: NEAR },
    )
    this.observer.observe(this.dom)
    this.dom.addEventListener('load', () => {
      const { naturalWidth, naturalHeight } = this.dom
      proportions.set(this.asset, `${naturalWidth} / ${naturalHeight}`)
      this.letGo()
    })
  }

  /** Shows an image of the library, with its alternative text. */
  show(asset: AssetId, alt: string): void {
    if (this.dom.alt !== alt) this.dom.alt = alt
    if (asset !== this.asset) {
      this.asset = asset
      this.width = 0
      this.waiting = 0
      this.dom.style.aspectRatio = proportions.get(asset) ?? ''
    }
    // It may be wider now.
    this.read()
  }

  /** Stops observing. */
  destroy(): void {
    this.observer.disconnect()
    this.near = false
    this.letGo()
  }

  private letGo(): void {
    URL.revokeObjectURL(this.address)
    this.address = ''
  }

  private read(): void {
    if (!this.near) return
    const { asset } = this
    const width = Math.ceil((this.dom.clientWidth * devicePixelRatio) / STEP) * STEP
    if (width <= Math.max(this.width, this.waiting)) return
    this.waiting = width
    const isLast = () => asset === this.asset && width === this.waiting
    requestPicture({
      asset,
      width,
      isWanted: () => {
        if (!this.near && isLast()) this.waiting = 0
        return this.near && isLast()
      },
      take: (picture) => {
        if (!isLast()) return
        this.waiting = 0
        this.width = width
        this.letGo()
        this.address = picture ? URL.createObjectURL(picture) : ''
        this.dom.src = this.address || assetUrl(asset)
      },
    })
  }
}
