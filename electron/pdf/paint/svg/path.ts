// Converts SVG path data to PDF path operators; quadratic curves and arcs become cubic ones.
import { fine as num } from './matrix'

const SEGMENT = /([mlhvcsqtaz])([^mlhvcsqtaz]*)/gi
/** Number of arguments of each command. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }

interface Pen {
  x: number
  y: number
  startX: number
  startY: number
  /** Last control point, for smooth curves, and the kind of curve it belongs to. */
  controlX: number
  controlY: number
  last: string
  out: string
}

/** Converts path data. Stops at the first error, as SVG requires. */
export function pathOperators(data: string): string {
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0, controlX: 0, controlY: 0, last: '', out: '' }
  for (const [, letter = '', rest = ''] of data.matchAll(SEGMENT)) {
    const command = letter.toUpperCase()
    // A path must start with a move.
    if (pen.last === '' && command !== 'M') break
    const takes = TAKES[command] ?? 0
    const { values, whole } = numbersOf(command, rest)
    if (takes === 0) draw(pen, 'Z', [])
    for (let at = 0; takes > 0 && at + takes <= values.length; at += takes) {
      // Further pairs after a move are lines.
      const name = command === 'M' && at > 0 ? 'L' : command
      draw(pen, name, absolute(pen, name, values.slice(at, at + takes), letter !== command))
    }
    if (!whole || (takes > 0 && values.length % takes > 0)) break
  }
  return pen.out
}

const FLAG = /[\s,]*([01])/y
const NEXT = /[\s,]*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)/iy
const REST = /[\s,]*$/y

/**
 * The numbers of a command, and whether they were all valid. The flags of an arc may be written without a space after
 * them.
 */
function numbersOf(command: string, text: string): { values: number[]; whole: boolean } {
  const values: number[] = []
  for (let at = 0; ; ) {
    const place = command === 'A' ? values.length % 7 : 0
    const pattern = place === 3 || place === 4 ? FLAG : NEXT
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) {
      REST.lastIndex = at
      return { values, whole: REST.test(text) }
    }
    values.push(Number(match[1]))
    at = pattern.lastIndex
  }
}

function absolute(pen: Pen, command: string, values: readonly number[], relative: boolean): number[] {
  if (!relative) return [...values]
  if (command === 'H') return [(values[0] ?? 0) + pen.x]
  if (command === 'V') return [(values[0] ?? 0) + pen.y]
  const first = command === 'A' ? 5 : 0
  return values.map((value, index) =>
    index < first ? value : value + ((index - first) % 2 === 0 ? pen.x : pen.y),
  )
}

function draw(pen: Pen, command: string, values: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values
  const smooth = (kinds: string): [number, number] =>
    kinds.includes(pen.last) && pen.last !== ''
      ? [2 * pen.x - pen.controlX, 2 * pen.y - pen.controlY]
      : [pen.x, pen.y]
  switch (command) {
    case 'M':
      move(pen, a, b)
      break
    case 'L':
      line(pen, a, b)
      break
    case 'H':
      line(pen, a, pen.y)
      break
    case 'V':
      line(pen, pen.x, a)
      break
    case 'C':
      curve(pen, [a, b, c, d, e, f])
      break
    case 'S':
      curve(pen, [...smooth('CS'), a, b, c, d])
      break
    case 'Q':
      quadratic(pen, a, b, c, d)
      break
    case 'T':
      quadratic(pen, ...smooth('QT'), a, b)
      break
    case 'A':
      for (const part of arcCurves(pen.x, pen.y, [a, b, c, d, e, f, g])) curve(pen, part)
      pen.x = f
      pen.y = g
      break
    default:
      pen.out += 'h\n'
      pen.x = pen.startX
      pen.y = pen.startY
  }
  pen.last = command
}

function move(pen: Pen, x: number, y: number): void {
  pen.out += `${num(x)} ${num(y)} m\n`
  Object.assign(pen, { x, y, startX: x, startY: y })
}

function line(pen: Pen, x: number, y: number): void {
  pen.out += `${num(x)} ${num(y)} l\n`
  Object.assign(pen, { x, y })
}

function curve(pen: Pen, points: readonly number[]): void {
  pen.out += `${points.map(num).join(' ')} c\n`
  const [, , controlX = 0, controlY = 0, x = 0, y = 0] = points
  Object.assign(pen, { controlX, controlY, x, y })
}

function quadratic(pen: Pen, cx: number, cy: number, x: number, y: number): void {
  const third = (from: number, control: number): number => from + (2 / 3) * (control - from)
  curve(pen, [third(pen.x, cx), third(pen.y, cy), third(x, cx), third(y, cy), x, y])
  pen.controlX = cx
  pen.controlY = cy
}

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 1.1, appendix F.6). */
function arcCurves(
  x1: number,
  y1: number,
  [rxIn = 0, ryIn = 0, turn = 0, large = 0, sweep = 0, x2 = 0, y2 = 0]: readonly number[],
): number[][] {
  const phi = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)]
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2]
  const px = cos * dx + sin * dy
  const py = -sin * dx + cos * dy
  if (rxIn === 0 || ryIn === 0 || (dx === 0 && dy === 0)) return [[x1, y1, x2, y2, x2, y2]]
  const grow = Math.max(1, Math.sqrt((px / rxIn) ** 2 + (py / ryIn) ** 2))
  const [rx, ry] = [Math.abs(rxIn) * grow, Math.abs(ryIn) * grow]
  const over = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, over) / ((rx * py) ** 2 + (ry * px) ** 2))
  const [ux, uy] = [(factor * rx * py) / ry, (-factor * ry * px) / rx]
  const centre = [cos * ux - sin * uy + (x1 + x2) / 2, sin * ux + cos * uy + (y1 + y2) / 2] as const
  const start = Math.atan2((py - uy) / ry, (px - ux) / rx)
  let sweepBy = Math.atan2((-py - uy) / ry, (-px - ux) / rx) - start
  if (sweep === 1 && sweepBy < 0) sweepBy += 2 * Math.PI
  if (sweep === 0 && sweepBy > 0) sweepBy -= 2 * Math.PI
  const parts = Math.max(1, Math.ceil(Math.abs(sweepBy) / (Math.PI / 2) - 1e-9))
  const step = sweepBy / parts
  const pull = (4 / 3) * Math.tan(step / 4)
  const at = (x: number, y: number): [number, number] => [
    cos * rx * x - sin * ry * y + centre[0],
    sin * rx * x + cos * ry * y + centre[1],
  ]
  return Array.from({ length: parts }, (_, index) => {
    const [from, to] = [start + index * step, start + (index + 1) * step]
    return [
      ...at(Math.cos(from) - pull * Math.sin(from), Math.sin(from) + pull * Math.cos(from)),
      ...at(Math.cos(to) + pull * Math.sin(to), Math.sin(to) - pull * Math.cos(to)),
      ...at(Math.cos(to), Math.sin(to)),
    ]
  })
}
