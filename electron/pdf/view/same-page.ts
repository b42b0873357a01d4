// Whether two pages of different layouts look the same, so that a drawing of one can be reused for the other.
import type { Frame, Group, Page } from '../types'

/** Whether two pages look the same; comparing frames kept between layouts costs one comparison per group. */
export function samePage(one: Page, other: Page): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.isOverlaid === other.isOverlaid &&
    sameList(one.groups, other.groups, sameGroup) &&
    sameFrames(one.furniture, other.furniture) &&
    sameFrames(one.below, other.below) &&
    sameFrames(one.watermark, other.watermark)
  )
}

function sameList<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (one.length !== other.length) return false
  return one.every((item, index) => same(item, other[index] as T))
}

const sameGroup = (one: Group, other: Group): boolean =>
  one.x === other.x && one.y === other.y && sameFrames(one.frames, other.frames)

const sameFrames = (one: readonly Frame[], other: readonly Frame[]): boolean =>
  one === other || sameList(one, other, sameFrame)

/** Shaped words are cached: the same text in the same font is the same object. */
function sameFrame(one: Frame, other: Frame): boolean {
  if (one === other) return true
  if (one.kind === 'link' || one.kind === 'anchor' || one.kind === 'presence') return one.kind === other.kind
  if (one.kind === 'text' && other.kind === 'text') {
    return (
      one.x === other.x &&
      one.y === other.y &&
      one.size === other.size &&
      one.colour === other.colour &&
      one.stretch === other.stretch &&
      one.track === other.track &&
      one.turn === other.turn &&
      sameList(one.words, other.words, (a, b) => a === b)
    )
  }
  const [fields, others] = [Object.entries(one), new Map(Object.entries(other))]
  return one.kind === other.kind && fields.every(([key, value]) => others.get(key) === value)
}
