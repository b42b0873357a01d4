// Pictures of the library in the size in which they are shown, made one after the other in a thread.
import type { AssetId } from '#shared/document/nodes'
import { errorOf } from '#shared/failure'
import { noteFailure } from '../base/failures'
import type { ResizeReply, ResizeRequest } from './messages'

/** A thread without work ends after so many ms: what it has read goes with it. */
const PATIENCE = 1000

/** An image that is wanted in at most so many pixels of width. */
export interface PictureRequest {
  readonly asset: AssetId
  readonly width: number
  /** Asked when its turn comes: on a quick way through the text most pictures are passed by then. */
  isWanted(): boolean
  /** Takes the picture; null where the image itself should be shown. */
  take(picture: Blob | null): void
}

let worker: Worker | null = null
let retirement: ReturnType<typeof setTimeout> | undefined
let current: PictureRequest | null = null
let queue: PictureRequest[] = []

/** Puts a wish in line. */
export function requestPicture(wish: PictureRequest): void {
  queue.push(wish)
  if (!current) next()
}

/** Goes on with the latest wish: its picture is on the screen now. */
function next(): void {
  queue = queue.filter((wish) => wish.isWanted())
  current = queue.pop() ?? null
  clearTimeout(retirement)
  if (!current) {
    retirement = setTimeout(endWorker, PATIENCE)
    return
  }
  worker ??= startWorker()
  const { asset, width } = current
  const order: ResizeRequest = { asset, width }
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
