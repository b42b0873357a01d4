// Decoded images of the pages being shown, no larger than they are drawn; those of other pages are released.
import type { Asset } from '#shared/pack'
import { readPicture } from '../pictures/read-picture'
import { readFile } from './worker-files'

/** Asks the window for a picture that only it can draw or have drawn, of a width in pixels; the result is passed to `take`. */
export type AskWindow = (asset: Asset, width: number) => void

/** A page of an enclosed PDF, as an asset of its own. */
export const enclosedPage = (asset: string, page: number): Asset => ({
  id: `${asset} ${page}`,
  mime: 'application/pdf',
  name: '',
  bytes: NOTHING,
})
const NOTHING = new Uint8Array()

interface Known {
  picture: ImageBitmap | null
  /** Requested width, in pixels. */
  width: number
}

/** Margin for growth before an image is decoded again. */
const SLACK = 1.25

/** The images of the pages being shown. */
export class Pictures {
  private readonly known = new Map<string, Known>()
  private readonly ask: AskWindow
  private readonly onReady: (asset: string) => void

  constructor(ask: AskWindow, onReady: (asset: string) => void) {
    this.ask = ask
    this.onReady = onReady
  }

  /** Returns an image for a width in pixels; null while it is loading, or when it is damaged. */
  get(asset: Asset, width: number): ImageBitmap | null {
    const { id, mime } = asset
    const known = this.known.get(id)
    // The window rasterises a drawing at a single size.
    if (known && (known.width >= width || mime === 'image/svg+xml')) return known.picture
    const wanted = Math.ceil(width * SLACK)
    this.known.set(id, { picture: known?.picture ?? null, width: wanted })
    if (mime === 'image/svg+xml' || mime === 'application/pdf') this.ask(asset, wanted)
    // Damaged images leave their space empty; the check of the pack reports them.
    else
      readFile(id)
        .then((file) => readPicture(file, wanted))
        .then(
          (picture) => this.take(id, picture),
          () => undefined,
        )
    return known?.picture ?? null
  }

  /** Stores decoded pixels. */
  take(asset: string, picture: ImageBitmap | null): void {
    if (!picture) return
    const known = this.known.get(asset)
    if (!known) {
      picture.close()
      return
    }
    known.picture?.close()
    known.picture = picture
    this.onReady(asset)
  }

  /** Releases all images except these. */
  keep(assets: ReadonlySet<string>): void {
    for (const [id, { picture }] of this.known) {
      if (assets.has(id)) continue
      picture?.close()
      this.known.delete(id)
    }
  }
}
