// Nested viewports within a drawing: `svg` and `symbol`.

import type { XmlElement } from '#shared/xml'
import { viewBoxOf } from '../../svg/inspect'
import { lengthOf, readLength } from '../../svg/length'
import { type Box, fitBox, type Matrix } from './matrix'

/** A box and the coordinates inside it. */
export interface Viewport {
  readonly area: Box
  /** From the inner to the outer coordinates. */
  readonly matrix: Matrix
  /** Reference size for percentages inside. */
  readonly size: readonly [number, number]
}

/**
 * Returns the viewport of an element within one of a size, with the `use` that may override its size; null for none.
 */
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
