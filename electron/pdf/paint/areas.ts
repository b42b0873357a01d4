// Areas of links on a page, in PDF coordinates.

/** Left, bottom, right and top. */
export type Area = readonly [number, number, number, number]

/** Whether two areas of a link are adjacent: parts of a line in several styles, or whole lines. */
export function adjoins([left, bottom, right, top]: Area, [left2, bottom2, right2, top2]: Area): boolean {
  const height = Math.max(top - bottom, top2 - bottom2)
  if (Math.min(top, top2) - Math.max(bottom, bottom2) > height / 4)
    return Math.max(left, left2) - Math.min(right, right2) < height
  return left === left2 && right === right2 && Math.abs(bottom - top2) < 0.01
}

/** The area around two. */
export const union = (one: Area, other: Area): Area => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
]
