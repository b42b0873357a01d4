// How many pixels of an image print shows: more only make a pack and its PDF large.

/** Across the width of the text: 300 to the inch on A4. */
const TEXT_PIXELS = 2100
/** Files up to this size are not worth a word, in bytes. */
const LARGE_BYTES = 3_000_000

/** Returns the pixels across that an image needs at a width in per cent of the text's. */
export const printPixels = (widthPercent: number): number => Math.ceil((TEXT_PIXELS * widthPercent) / 100)

/** Whether an image is so much larger than print needs that it should be made smaller. */
export const isTooLargeForPrint = (bytes: number, pixels: number, widthPercent: number): boolean =>
  bytes > LARGE_BYTES && pixels > 2 * printPixels(widthPercent)
