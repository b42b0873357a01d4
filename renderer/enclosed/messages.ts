// Messages between the window and the thread that draws pages of enclosed files, one request at a time.
import type { AssetId } from '#shared/document/nodes'

/** Requests a page of a file, from 1, `width` pixels wide. */
export interface PageRequest {
  /** Repeated in the reply: pdf.js sends messages of its own from the thread. */
  readonly id: number
  readonly asset: AssetId
  readonly page: number
  readonly width: number
}

/** `picture` is null when the page can't be drawn: a drawing, which only a page can, or a damaged file. */
export interface PageReply {
  readonly id: number
  readonly picture: Blob | null
}
