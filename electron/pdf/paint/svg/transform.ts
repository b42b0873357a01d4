// Transforms in SVG and CSS.
import { readLength } from '../../svg/length'
import { type Box, type Matrix, NONE, times } from './matrix'

const STEP = /[\s,]*([a-z]+)\s*\(([^()]*)\)/iy

/** Reads the transforms of an attribute or style; the identity when anything in them is invalid. */
export function readTransform(text = ''): Matrix {
  let matrix = NONE
  const plain = text.trim()
  for (let at = 0; at < plain.length; at = STEP.lastIndex) {
    STEP.lastIndex = at
    const [, name = '', list = ''] = STEP.exec(plain) ?? []
    const step = oneTransform(name, list.trim())
    if (!step) return NONE
    matrix = times(matrix, step)
  }
  return matrix.every(Number.isFinite) ? matrix : NONE
}

const ANGLES = new Map([
  ['deg', 1],
  ['rad', 180 / Math.PI],
  ['grad', 0.9],
  ['turn', 360],
])
const ANGLE = /^(-?[\d.]+(?:e[-+]?\d+)?)(deg|rad|grad|turn)?$/i

/** Reads an angle in degrees. */
export function angleOf(text: string): number | undefined {
  const match = ANGLE.exec(text.trim())
  const value = Number(match?.[1]) * (ANGLES.get((match?.[2] ?? 'deg').toLowerCase()) ?? 1)
  return Number.isFinite(value) ? value : undefined
}

/** Number of arguments of each transform, in the attribute or in CSS. */
const TAKES = new Map([
  ['matrix', [6]],
  ['translate', [1, 2]],
  ['translateX', [1]],
  ['translateY', [1]],
  ['scale', [1, 2]],
  ['scaleX', [1]],
  ['scaleY', [1]],
  ['rotate', [1, 3]],
  ['skewX', [1]],
  ['skewY', [1]],
  ['skew', [1, 2]],
])

function oneTransform(name: string, list: string): Matrix | null {
  const words = list.split(/\s*,\s*|\s+/)
  if (!TAKES.get(name)?.includes(words.length)) return null
  const turned = /^(?:rotate|skew)/.test(name)
  const values = words.map((word, index) =>
    turned && (index === 0 || name === 'skew') ? angleOf(word) : readLength(word),
  )
  if (values.includes(undefined)) return null
  const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = values
  const tan = (degrees: number): number => Math.tan((degrees * Math.PI) / 180)
  switch (name) {
    case 'matrix':
      return [a, b ?? 0, c, d, e, f]
    case 'translate':
    case 'translateX':
      return [1, 0, 0, 1, a, b ?? 0]
    case 'translateY':
      return [1, 0, 0, 1, 0, a]
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0]
    case 'scaleX':
      return [a, 0, 0, 1, 0, 0]
    case 'scaleY':
      return [1, 0, 0, a, 0, 0]
    case 'rotate':
      return rotation(a, b ?? 0, c)
    case 'skewX':
    case 'skew':
      return [1, tan(b ?? 0), tan(a), 1, 0, 0]
    default:
      return [1, tan(a), 0, 1, 0, 0]
  }
}

function rotation(degrees: number, x: number, y: number): Matrix {
  const turn = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
}

/** Keyword positions: the axis and the fraction along it. */
const PLACES: ReadonlyMap<string, readonly [axis: 0 | 1 | null, share: number]> = new Map([
  ['left', [0, 0]],
  ['right', [0, 1]],
  ['top', [1, 0]],
  ['bottom', [1, 1]],
  ['center', [null, 0.5]],
])

/** Returns the matrix of a transform about a transform-origin in a box. */
export function aboutOrigin(matrix: Matrix, origin: string | undefined, box: Box): Matrix {
  if (origin === undefined || matrix === NONE) return matrix
  const words = origin.trim().split(/\s+/)
  const first = PLACES.get(words[0] ?? '')?.[0]
  const [across = 'center', down = 'center'] =
    first === 1 || PLACES.get(words[1] ?? '')?.[0] === 0 ? [words[1], words[0]] : words
  const along = (word: string, axis: 0 | 1): number => {
    const [start, whole] = [box[axis], box[axis + 2] ?? 0]
    const named = PLACES.get(word)
    if (named) return start + named[1] * whole
    // Percentages refer to the box, lengths to its corner.
    return start + (readLength(word, whole) ?? 0)
  }
  const [x, y] = [along(across, 0), along(down, 1)]
  return times(times([1, 0, 0, 1, x, y], matrix), [1, 0, 0, 1, -x, -y])
}
