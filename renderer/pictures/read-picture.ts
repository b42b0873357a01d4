// Decodes image files.

/** Decodes an image, at most `width` pixels wide. Rejects when it can't be read. */
export async function readPicture(file: Blob, width: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file)
  if (whole.width <= width) return whole
  const small = await createImageBitmap(whole, { resizeWidth: width, resizeQuality: 'high' })
  whole.close()
  return small
}
