// The thread that draws pages of enclosed files: a stranger's file can at worst end this thread.
import { readPicture } from '../pictures/read-picture'
import type { PageReply, PageRequest } from './messages'
import { type OpenPdf, openPdf } from './pdf-pages'

/** The file opened last: neighbouring pages are drawn one after the other. */
let open: { readonly asset: string; readonly pdf: OpenPdf } | null = null

self.addEventListener('message', ({ data }: MessageEvent<PageRequest>) => {
  const reply = (picture: Blob | null) => self.postMessage({ id: data.id, picture } satisfies PageReply)
  draw(data).then(
    reply,
    // A file of strangers that can't be drawn is no fault of the program: the page shows that.
    () => reply(null),
  )
})

async function draw({ asset, page, width }: PageRequest): Promise<Blob | null> {
  if (open?.asset === asset) return drawPage(open.pdf, page, width)
  const file = await (await fetch(`attache-asset:${asset}`)).blob()
  if (file.type === 'image/svg+xml') return null
  if (file.type !== 'application/pdf') return drawImage(file, width)
  const before = open
  open = null
  await before?.pdf.close()
  open = { asset, pdf: await openPdf(new Uint8Array(await file.arrayBuffer())) }
  return drawPage(open.pdf, page, width)
}

async function drawPage(pdf: OpenPdf, page: number, width: number): Promise<Blob> {
  const canvas = await pdf.draw(page, width)
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
}

async function drawImage(file: Blob, width: number): Promise<Blob> {
  const bitmap = await readPicture(file, width)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
}
