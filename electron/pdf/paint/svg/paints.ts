// Paints for shapes and text: colours, gradients and patterns as PDF operators.

import type { XmlElement } from '#shared/xml'
import { colourWord, readColour, share } from '../../svg/colour'
import { viewBoxOf } from '../../svg/inspect'
import { lengthOf } from '../../svg/length'
import { referred } from '../../svg/source'
import { type Style, styleOf } from '../../svg/style'
import { rgb } from '../objects'
import { attributeOf, chainOf, paintTransform, readGradient } from './gradient'
import { type Box, cm, fitBox, inverse, type Matrix, movedBox, scaleOf, times, unitsOf } from './matrix'
import type { Scene } from './scene'

/** A fill or stroke paint. */
export interface Paint {
  /** The operators that select it. */
  readonly set: string
  readonly alpha: number
  /** A soft mask for varying opacity. */
  readonly mask: string | null
}

/** Returns the paint of a style; null for none. `box` returns the bounds of the painted object. */
export function paintOf(scene: Scene, style: Style, which: 'fill' | 'stroke', box: () => Box): Paint | null {
  if (scene.silhouette) return which === 'fill' ? { set: '0 0 0 rg\n', alpha: 1, mask: null } : null
  const { word, place } = meantBy(scene, style, which, box)
  const opacity = share(style[`${which}-opacity`])
  const { source } = scene.job
  const target = referred(source, word)
  const paint =
    target?.name === 'linearGradient' || target?.name === 'radialGradient'
      ? gradientPaint(scene, target, which, place)
      : target?.name === 'pattern'
        ? tilePaint(scene, target, which, place)
        : null
  if (paint) return { ...paint, alpha: paint.alpha * opacity }
  // The fallback colour after a reference, for a paint that can't be used.
  const behind = word.replace(/^\s*url\([^)]*\)/, '').trim()
  const ink = readColour(behind === '' ? 'none' : colourWord(behind, place.style))
  return (
    ink && {
      set: `${rgb(ink.colour)} ${which === 'fill' ? 'rg' : 'RG'}\n`,
      alpha: ink.alpha * opacity,
      mask: null,
    }
  )
}

/** Reference of a paint: the painted object, or its context element. */
interface PaintContext {
  readonly style: Style
  readonly matrix: Matrix
  box(): Box
}

/** The value of a paint, and the context it is resolved in. */
function meantBy(
  scene: Scene,
  own: Style,
  which: 'fill' | 'stroke',
  box: () => Box,
): { word: string; place: PaintContext } {
  let place: PaintContext = { style: own, matrix: scene.matrix, box }
  let word = own[which] ?? 'none'
  for (let { context } = scene; word.startsWith('context-'); context = context.around) {
    if (!context) return { word: 'none', place }
    place = context
    word = context.style[word === 'context-fill' ? 'fill' : 'stroke'] ?? 'none'
  }
  return { word: colourWord(word, place.style), place }
}

const choose = (name: string, which: 'fill' | 'stroke'): string =>
  which === 'fill' ? `/Pattern cs ${name} scn\n` : `/Pattern CS ${name} SCN\n`

function gradientPaint(
  scene: Scene,
  element: XmlElement,
  which: 'fill' | 'stroke',
  { matrix: around, box }: PaintContext,
): Paint | null {
  const { source, resources } = scene.job
  const spend = (letters: number): void => scene.spend(letters)
  const gradient = scene.gradients.of(element, scene.size, () =>
    readGradient(source, element, scene.size, spend),
  )
  if (!gradient) return null
  const { alpha, inBox } = gradient
  const [, , wide, high] = inBox ? box() : [0, 0, 1, 1]
  // objectBoundingBox units of an empty box draw nothing.
  if (wide === 0 || high === 0) return null
  const matrix = inBox ? times(unitsOf(box()), gradient.matrix) : gradient.matrix
  const { colours, cover } = gradient.shadings(() => movedBox(box(), inverse(matrix)))
  const name = resources.shadingPattern(colours, times(around, matrix))
  if (cover === null) return { set: choose(name, which), alpha, mask: null }
  const inner = around === scene.matrix ? matrix : times(inverse(scene.matrix), times(around, matrix))
  const mask = resources.softMask(`${cm(inner)}${resources.shade(cover)}`, scene.scale, 'light', true)
  return { set: choose(name, which), alpha, mask }
}

/** Maximum number of tiles of a pattern in one shape: more are indistinguishable, and slow in readers. */
const MOST_TILES = 1_000_000
/** Shorter steps can't be written. */
const SMALLEST_TILE = 1e-4

function tilePaint(
  scene: Scene,
  element: XmlElement,
  which: 'fill' | 'stroke',
  place: PaintContext,
): Paint | null {
  const { source, resources } = scene.job
  const box = place.box()
  const chain = chainOf(source, element)
  const attribute = attributeOf(chain)
  const inBox = attribute('patternUnits') !== 'userSpaceOnUse'
  const [wide, high] = inBox ? [1, 1] : scene.size
  const [x, y, width, height] = [
    lengthOf(attribute('x'), wide),
    lengthOf(attribute('y'), high),
    lengthOf(attribute('width'), wide),
    lengthOf(attribute('height'), high),
  ]
  const tile: Box = inBox
    ? [box[0] + x * box[2], box[1] + y * box[3], width * box[2], height * box[3]]
    : [x, y, width, height]
  if (tile[2] < SMALLEST_TILE || tile[3] < SMALLEST_TILE) return null
  const moved = paintTransform(source, chain, 'patternTransform', [0, 0, ...scene.size])
  const area = tile[2] * tile[3] * scaleOf(moved) ** 2
  if (!(box[2] * box[3] < area * MOST_TILES)) return null
  const viewed = chain.find(({ attributes }) => attributes.viewBox !== undefined)
  const viewBox = viewed && viewBoxOf(viewed)
  const inner = viewBox
    ? fitBox(viewBox, tile, attribute('preserveAspectRatio'))
    : attribute('patternContentUnits') === 'objectBoundingBox'
      ? unitsOf([tile[0], tile[1], box[2], box[3]])
      : unitsOf([tile[0], tile[1], 1, 1])
  const holder = chain.find((one) => one.children.some(({ name }) => !name.startsWith('#'))) ?? element
  const own = styleOf(source, holder)
  const ink = scene.enter(element, '', () =>
    scene.about(null, () =>
      scene.apart(() => scene.inside(inner, () => `${cm(inner)}${scene.children(holder, own)}`)),
    ),
  )
  if (ink === '') return null
  const name = resources.tilePattern(ink, tile, times(place.matrix, moved))
  return { set: choose(name, which), alpha: 1, mask: null }
}
