// Images as pixels for the pages that are shown now; those of other pages are let go.
import type { Asset } from '#shared/pack'

/** Turns an image that only the window can draw into pixels; the answer is handed to `take`. */
export type AskWindow = (asset: Asset) => void

/** The images of the shown pages. */
export class Pictures {
  private readonly known = new Map<string, ImageBitmap | null>()
  private readonly ask: AskWindow
  private readonly onReady: (asset: string) => void

  constructor(ask: AskWindow, onReady: (asset: string) => void) {
    this.ask = ask
    this.onReady = onReady
  }

  /** The pixels of an image; null while they aren't there yet, or when it is damaged. */
  get(asset: Asset): ImageBitmap | null {
    const { id, mime, bytes } = asset
    const known = this.known.get(id)
    if (known !== undefined) return known
    this.known.set(id, null)
    if (mime === 'image/svg+xml') this.ask(asset)
    else {
      createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime })).then(
        (picture) => this.take(id, picture),
        // Damaged: its room stays empty, and the check of the pack names it.
        () => undefined,
      )
    }
    return null
  }

  /** Keeps pixels that are there now. */
  take(asset: string, picture: ImageBitmap | null): void {
    if (!picture) return
    if (!this.known.has(asset)) {
      picture.close()
      return
    }
    this.known.set(asset, picture)
    this.onReady(asset)
  }

  /** Lets go of all but these. */
  keep(assets: ReadonlySet<string>): void {
    for (const [id, picture] of this.known) {
      if (assets.has(id)) continue
      picture?.close()
      this.known.delete(id)
    }
  }
}
