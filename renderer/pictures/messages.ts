// What the window and the thread that makes pictures smaller say to each other, one order at a time.
import type { AssetId } from '#shared/document/nodes'
import type { Failure } from '#shared/failure'

/** Asks for an image of the library in at most so many pixels of width. */
export interface ResizeRequest {
  readonly asset: AssetId
  readonly width: number
}

/** `picture` is null where the image itself should be shown: it is small or a drawing, or can't be read. */
export interface ResizeReply {
  readonly picture: Blob | null
  /** Why an image can't be read. */
  readonly failure?: Failure
}
