// Messages between the window and the thread that scales pictures down, one request at a time.
import type { AssetId } from '#shared/document/nodes'
import type { Failure } from '#shared/failure'

/** Requests an image of the library with at most `width` pixels across. */
export interface ResizeRequest {
  readonly asset: AssetId
  readonly width: number
  /** For paper: in the same kind of file, and only if that is smaller. */
  readonly forPrint: boolean
}

/** `picture` is null when the image itself should be shown: it is small or a drawing, or can't be read. */
export interface ResizeReply {
  readonly picture: Blob | null
  /** Why an image can't be read. */
  readonly failure?: Failure
}
