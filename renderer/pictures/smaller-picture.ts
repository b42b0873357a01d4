// Pictures of the library at the size they are shown, scaled one by one in a thread.
import type { AssetId } from '#shared/document/nodes'
import { errorOf } from '#shared/failure'
import { noteFailure } from '../base/failures'
import type { ResizeReply, ResizeRequest } from './messages'

/** Idle time after which the thread ends and frees its memory, in ms. */
const PATIENCE = 1000

/** A request for an image with at most `width` pixels across. */
export interface PictureRequest {
  readonly asset: AssetId
  readonly width: number
  /** For paper: in the same kind of file, null unless that is smaller. */
  readonly forPrint?: boolean
  /** Asked when its turn comes: after fast scrolling, most pictures are no longer needed. */
  isWanted(): boolean
  /** Receives the picture; null when the image itself should be shown. */
  take(picture: Blob | null): void
}

let worker: Worker | null = null
let retirement: ReturnType<typeof setTimeout> | undefined
let current: PictureRequest | null = null
let queue: PictureRequest[] = []

/** Queues a request. */
export function requestPicture(wish: PictureRequest): void {
  queue.push(wish)
  if (!current) next()
}

/** Handles the latest request first: its picture is on the screen now. */
function next(): void {
  queue = queue.filter((wish) => wish.isWanted())
  current = queue.pop() ?? null
  clearTimeout(retirement)
  if (!current) {
    retirement = setTimeout(endWorker, PATIENCE)
    return
  }
  worker ??= startWorker()
  const { asset, width, forPrint = false } = current
  const order: ResizeRequest = { asset, width, forPrint }
  worker.postMessage(order)
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<ResizeReply>) => {
    if (data.failure) noteFailure('pictures', errorOf(data.failure))
    deliver(data.picture)
  })
  // Without the thread, images are shown as they are.
  started.addEventListener('error', ({ error, message }) => {
    noteFailure('pictures', error ?? message)
    endWorker()
    deliver(null)
  })
  return started
}

function deliver(picture: Blob | null): void {
  current?.take(picture)
  next()
}

function endWorker(): void {
  worker?.terminate()
  worker = null
}
