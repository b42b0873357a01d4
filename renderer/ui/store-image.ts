// Stores image files in the library; CMYK JPEGs are converted first, as an archival PDF can't contain them.
import { checkImage, isCmykJpeg } from '#shared/image'
import type { Asset } from '#shared/pack'
import { call } from '../base/bridge'

const QUALITY = 0.92

/** Stores a file. Throws the library's error when it is not a valid image. */
export async function storeImage(file: File): Promise<Omit<Asset, 'bytes'>> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return call('assets.add', {
    name: file.name,
    bytes: await inScreenColours(file.name, bytes),
  })
}

/** Returns a CMYK JPEG in the colours of the screen; any other file as it is. */
export async function inScreenColours(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (!isCmykJpeg(bytes)) return bytes
  // A browser converts damaged pictures too: the rest of them would look intact.
  checkImage(name, bytes)
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).catch(() => {
    throw new Error(
      `The image ${name} can’t be used because its CMYK colours can’t be converted. Save it as RGB and try again.`,
    )
  })
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  picture.close()
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  return new Uint8Array(await blob.arrayBuffer())
}
