// Colours of pictures in a print, as poppler draws them.
import type { Engine, Layout } from '../index'
import { doc, image, job, pack, section } from './build'
import { svgAsset } from './pictures'
import { drawnPage } from './read-back'

/** A pack that was laid out and printed. */
export interface Print {
  readonly layout: Layout
  readonly pdf: Uint8Array
}

/** Colour of a picture at a position given as fractions of its width and height: `#rrggbb`. */
export function colourIn({ layout, pdf }: Print, asset: string): (x: number, y: number) => string {
  for (const [index, page] of layout.pages.entries()) {
    for (const group of page.groups) {
      const frame = group.frames.find((one) => one.kind === 'image' && one.asset === asset)
      if (frame?.kind !== 'image') continue
      const pixel = drawnPage(pdf, index + 1)
      return (x, y) => pixel(group.x + frame.x + x * frame.width, group.y + frame.y + y * frame.height)
    }
  }
  throw new Error('the picture is on no page')
}

/** Red, green and blue, each up to 255. */
export const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Whether two colours look alike. */
export const alike = (one: string, other: string): boolean =>
  channels(one).every((value, index) => Math.abs(value - (channels(other)[index] ?? 0)) < 12)

/** Prints a drawing of 60 by 40 with these elements; `colour` takes positions in that size. */
export async function printDrawing(
  engine: Engine,
  body: string,
  root = 'viewBox="0 0 60 40"',
): Promise<Print & { colour(x: number, y: number): string }> {
  const asset = svgAsset(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${body}</svg>`)
  const drawn = image(asset.id, { widthPercent: 100 })
  const layout = engine.layout(job(pack(doc(section('Alpha', {}, drawn))), {}, [asset]))
  const print = { layout, pdf: await engine.paint(layout) }
  const at = colourIn(print, asset.id)
  return { ...print, colour: (x, y) => at(x / 60, y / 40) }
}
