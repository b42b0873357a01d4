// Rasterises SVG drawings, which only the window's page can do.

/** Longest side of the picture, in pixels: sharp at the width of a page on a fine screen. */
const SIDE = 1600

/** Rasterises an SVG file; null when it is damaged. */
export async function drawingPicture(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = SIDE / Math.max(1, width, height)
    return await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
    })
  } catch {
    // Damaged: its space on the page stays empty, as in print.
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}
