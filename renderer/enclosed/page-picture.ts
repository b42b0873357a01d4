// Pictures of the pages of enclosed files, drawn one by one in a thread that is ended when a page takes too long.
import type { AssetId } from '#shared/document/nodes'
import { noteFailure } from '../base/failures'
import type { PageReply, PageRequest } from './messages'

/** Idle time after which the thread ends and frees its memory, in ms. */
const PATIENCE = 5000
/** Time for one page, in ms: the thread is ended after it. */
const MOST_MS = 20_000
/** Pictures kept, so that a page that comes back on screen is there at once. */
const MOST_KEPT = 200

/** A request for the picture of a page. */
export interface PictureRequest extends Omit<PageRequest, 'id'> {
  /** Asked when its turn comes: after fast scrolling, most pages are no longer needed. */
  isWanted(): boolean
  /** Receives the picture; null when it can't be drawn. */
  take(picture: Blob | null): void
}

let worker: Worker | null = null
let retirement: ReturnType<typeof setTimeout> | undefined
let limit: ReturnType<typeof setTimeout> | undefined
let current: PictureRequest | null = null
let queue: PictureRequest[] = []
/** Id of the current request. */
let lastId = 0
const kept = new Map<string, Blob | null>()
/** Files whose pages took too long: the next one would, too. */
const tooHeavy = new Set<AssetId>()

const keyOf = ({ asset, page, width }: PictureRequest): string => `${asset} ${page} ${width}`

/** Queues a request. */
export function requestPage(wish: PictureRequest): void {
  const known = kept.get(keyOf(wish))
  if (known !== undefined || tooHeavy.has(wish.asset)) wish.take(known ?? null)
  else {
    queue.push(wish)
    if (!current) next()
  }
}

/** Handles requests in order, but what is no longer on screen is dropped. */
function next(): void {
  queue = queue.filter((wish) => wish.isWanted())
  current = queue.shift() ?? null
  clearTimeout(retirement)
  if (!current) {
    retirement = setTimeout(endWorker, PATIENCE)
    return
  }
  worker ??= startWorker()
  limit = setTimeout(giveUp, MOST_MS)
  const { asset, page, width } = current
  lastId += 1
  const order: PageRequest = { id: lastId, asset, page, width }
  worker.postMessage(order)
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<PageReply>) => {
    if (data.id === lastId) deliver(data.picture)
  })
  started.addEventListener('error', ({ error, message }) => {
    noteFailure('enclosures', error ?? message)
    endWorker()
    deliver(null)
  })
  return started
}

function giveUp(): void {
  if (current) tooHeavy.add(current.asset)
  endWorker()
  deliver(null)
}

function deliver(picture: Blob | null): void {
  clearTimeout(limit)
  if (current) keep(keyOf(current), picture)
  current?.take(picture)
  next()
}

function keep(key: string, picture: Blob | null): void {
  kept.set(key, picture)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}

function endWorker(): void {
  worker?.terminate()
  worker = null
}
