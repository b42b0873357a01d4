// Images as pixels for the pages that are shown now, no larger than they are drawn; those of other pages are let go.
import type { Asset } from '#shared/pack'
import { readPicture } from '../pictures/read-picture'
import { readFile } from './worker-files'

/** Turns an image that only the window can draw into pixels; the answer is handed to `take`. */
export type AskWindow = (asset: Asset) => void

interface Known {
  picture: ImageBitmap | null
  /** Width that it was asked for, in pixels. */
  width: number
}

/** Room to grow before an image is read again. */
const SLACK = 1.25

/** The images of the shown pages. */
export class Pictures {
  private readonly known = new Map<string, Known>()
  private readonly ask: AskWindow
  private readonly onReady: (asset: string) => void

  constructor(ask: AskWindow, onReady: (asset: string) => void) {
    this.ask = ask
    this.onReady = onReady
  }

  /** An image for a width in pixels; null while it isn't there yet, or when it is damaged. */
  get(asset: Asset, width: number): ImageBitmap | null {
    const { id, mime } = asset
    const known = this.known.get(id)
    // A drawing comes from the window in one size for all.
    if (known && (known.width >= width || mime === 'image/svg+xml')) return known.picture
    const wanted = Math.ceil(width * SLACK)
    this.known.set(id, { picture: known?.picture ?? null, width: wanted })
    if (mime === 'image/svg+xml') this.ask(asset)
    // Damaged ones leave their room empty; the check of the pack names them.
    else
      readFile(id)
        .then((file) => readPicture(file, wanted))
        .then(
          (picture) => this.take(id, picture),
          () => undefined,
        )
    return known?.picture ?? null
  }

  /** Keeps pixels that are there now. */
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

  /** Lets go of all but these. */
  keep(assets: ReadonlySet<string>): void {
    for (const [id, { picture }] of this.known) {
      if (assets.has(id)) continue
      picture?.close()
      this.known.delete(id)
    }
  }
}
