// The thread that scales pictures down: a photograph takes fifty megabytes of memory at full size, and half of one as shown.
import { failureOf } from '#shared/failure'
import type { ResizeReply, ResizeRequest } from './messages'
import { readPicture } from './read-picture'

const QUALITY = 0.92

/** A single canvas: separate ones would be garbage-collected much later. */
const canvas = new OffscreenCanvas(1, 1)

self.addEventListener('message', ({ data }: MessageEvent<ResizeRequest>) => {
  const deliver = (delivery: ResizeReply) => self.postMessage(delivery)
  makeSmaller(data).then(
    (picture) => deliver({ picture }),
    (error: unknown) => deliver({ picture: null, failure: failureOf(error) }),
  )
})

async function makeSmaller({ asset, width, forPrint }: ResizeRequest): Promise<Blob | null> {
  const file = await (await fetch(`attache-asset:${asset}`)).blob()
  if (file.type === 'image/svg+xml') return null
  const bitmap = await readPicture(file, width)
  if (bitmap.width < width) {
    bitmap.close()
    return null
  }
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  if (!forPrint) return canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  const type = file.type === 'image/jpeg' ? file.type : 'image/png'
  const smaller = await canvas.convertToBlob({ type, quality: QUALITY })
  return smaller.size < file.size ? smaller : null
}
