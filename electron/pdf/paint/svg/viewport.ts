// Boxes with coordinates of their own within a drawing: `svg` and `symbol`.

import type { XmlElement } from '#shared/xml'
import { viewBoxOf } from '../../svg/facts'
import { lengthOf, readLength } from '../../svg/length'
import { type Box, fitBox, type Matrix } from './matrix'

/** The box, and what is within. */
export interface Viewport {
  readonly area: Box
  /** From the coordinates within to those around. */
  readonly matrix: Matrix
  /** What percentages within are of. */
  readonly size: readonly [number, number]
}

/** The viewport of an element within coordinates of a size, a `use` saying how large it is; null for none. */
export function viewportOf(
  element: XmlElement,
  [wide, high]: readonly [number, number],
  use?: XmlElement,
): Viewport | null {
  const { attributes } = element
  const side = (name: string, whole: number): number =>
    readLength(use?.attributes[name], whole) ?? readLength(attributes[name], whole) ?? whole
  const [width, height] = [side('width', wide), side('height', high)]
  if (width <= 0 || height <= 0) return null
  const area: Box = [lengthOf(attributes.x, wide), lengthOf(attributes.y, high), width, height]
  const box = viewBoxOf(element)
  return {
    area,
    matrix: box ? fitBox(box, area, attributes.preserveAspectRatio) : [1, 0, 0, 1, area[0], area[1]],
    size: box ? [box[2], box[3]] : [width, height],
  }
}
