// Matrices [a b c d e f], and fitting boxes into boxes.
export type Matrix = readonly [number, number, number, number, number, number]

/**
 * Formats with at most four decimals, as drawings may be as small as the unit square; PDF has neither infinity nor
 * exponents.
 */
export const fine = (value: number): string => String(Math.round(within(value) * 1e4) / 1e4)

const MOST = 1e9
const within = (value: number): number => (Number.isNaN(value) ? 0 : Math.min(MOST, Math.max(-MOST, value)))

/** The `cm` operator of a matrix; nothing for the identity. */
export function cm(matrix: Matrix): string {
  const steps = matrixText(matrix)
  return steps === '1 0 0 1 0 0' ? '' : `${steps} cm\n`
}

/** The six numbers of a matrix, in full precision: drawings in tiny units have factors of millionths. */
export const matrixText = (matrix: Matrix): string => matrix.map(exact).join(' ')

function exact(value: number): string {
  const bounded = within(value)
  if (Math.abs(bounded) >= 1e-4) return String(Number(bounded.toFixed(6)))
  return bounded === 0
    ? '0'
    : bounded
        .toFixed(12)
        .replace(/0+$/, '')
        .replace(/^-?0?\.$/, '0')
}

/** The mean scale factor of a matrix over all directions. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c))

/** The product: applies `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** The identity. */
export const NONE: Matrix = [1, 0, 0, 1, 0, 0]

/** Inverse; the identity when the matrix is singular. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c
  if (area === 0) return NONE
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

/** x, y, width, height. */
export type Box = readonly [number, number, number, number]

/** The matrix from the unit square to a box. */
export const unitsOf = ([x, y, width, height]: Box): Matrix => [width, 0, 0, height, x, y]

/** Fits one box into another according to `preserveAspectRatio`. */
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

/** Bounds of a transformed box. */
export function movedBox([x, y, width, height]: Box, [a, b, c, d, e, f]: Matrix): Box {
  const across = [0, a * width, c * height, a * width + c * height]
  const down = [0, b * width, d * height, b * width + d * height]
  const [left, top] = [Math.min(...across), Math.min(...down)]
  const start = [a * x + c * y + e + left, b * x + d * y + f + top] as const
  return [start[0], start[1], Math.max(...across) - left, Math.max(...down) - top]
}

/** Union of two boxes. */
export function joinedBox(one: Box | null, other: Box | null): Box | null {
  if (!one || !other) return one ?? other
  const [x, y] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])]
  const right = Math.max(one[0] + one[2], other[0] + other[2])
  return [x, y, right - x, Math.max(one[1] + one[3], other[1] + other[3]) - y]
}

/** The path operators of a box. */
export const boxPath = (box: Box): string => `${box.map(fine).join(' ')} re\n`
