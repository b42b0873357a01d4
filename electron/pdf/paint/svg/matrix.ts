// Transforms of SVG as matrices [a b c d e f], and boxes drawn into other boxes.

export type Matrix = readonly [number, number, number, number, number, number]

/** At most four decimals, as drawings may be as small as the unit square; PDF has neither infinity nor exponents. */
export const fine = (value: number): string => String(Math.round(within(value) * 1e4) / 1e4)

const MOST = 1e9
const within = (value: number): number => (Number.isNaN(value) ? 0 : Math.min(MOST, Math.max(-MOST, value)))

/** The `cm` operator of a matrix; nothing for none. */
export function cm(matrix: Matrix): string {
  const steps = matrix.map((value) => String(Number(within(value).toFixed(6))))
  return steps.join() === '1,0,0,1,0,0' ? '' : `${steps.join(' ')} cm\n`
}

/** The matrix that does `inner` first and `outer` then. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

const NONE: Matrix = [1, 0, 0, 1, 0, 0]

/** Reads the transforms of an attribute. */
export function readTransform(text = ''): Matrix {
  let matrix = NONE
  for (const [, name = '', list = ''] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    matrix = times(
      matrix,
      oneTransform(
        name,
        list
          .trim()
          .split(/[\s,]+/)
          .map(Number.parseFloat),
      ),
    )
  }
  return matrix.every(Number.isFinite) ? matrix : NONE
}

function oneTransform(name: string, [a = 0, b, c = 0, d = 0, e = 0, f = 0]: number[]): Matrix {
  const turn = (a * Math.PI) / 180
  switch (name) {
    case 'matrix':
      return [a, b ?? 0, c, d, e, f]
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0]
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0]
    case 'rotate': {
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
      const [x, y] = [b ?? 0, c]
      return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
    }
    case 'skewX':
      return [1, 0, Math.tan(turn), 1, 0, 0]
    case 'skewY':
      return [1, Math.tan(turn), 0, 1, 0, 0]
    default:
      return NONE
  }
}

type Box = readonly [number, number, number, number]

/** Puts one box into another as `preserveAspectRatio` wants. */
export function fitBox(from: Box, into: Box, how = ''): Matrix {
  const [x, y, width, height] = from
  const [left, top, wide, high] = into
  if (width <= 0 || height <= 0) return NONE
  const [across, down] = [wide / width, high / height]
  if (how.includes('none')) return [across, 0, 0, down, left - x * across, top - y * down]
  const scale = how.includes('slice') ? Math.max(across, down) : Math.min(across, down)
  const at = (align: string, room: number): number =>
    how.includes(`${align}Min`) ? 0 : how.includes(`${align}Max`) ? room : room / 2
  const dx = at('x', wide - width * scale)
  const dy = at('Y', high - height * scale)
  return [scale, 0, 0, scale, left + dx - x * scale, top + dy - y * scale]
}
