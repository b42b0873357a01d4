// Which ranges some transactions changed, in the document before and after them.
import type { Fragment, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'

/** A range of the document before, and what is in its place afterwards. */
export interface ChangedRange {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** Returns the ranges in text order; changes of marks and settings have none. */
export function changedRanges(transactions: readonly Transaction[]): ChangedRange[] {
  const before = new Mapping()
  let ranges: ChangedRange[] = []
  for (const map of transactions.flatMap((tr) => tr.mapping.maps)) {
    const undone = before.invert()
    ranges = ranges.map((range) => ({
      ...range,
      start: map.map(range.start, -1),
      end: map.map(range.end, 1),
    }))
    map.forEach((oldStart, oldEnd, start, end) => {
      ranges = joined(ranges, { from: undone.map(oldStart, -1), to: undone.map(oldEnd, 1), start, end })
    })
    before.appendMap(map)
  }
  return ranges.sort((one, other) => one.from - other.from || one.start - other.start)
}

/** Ranges that overlap or touch are one. */
function joined(ranges: readonly ChangedRange[], added: ChangedRange): ChangedRange[] {
  const apart: ChangedRange[] = []
  let whole = added
  for (const range of ranges) {
    if (range.start > whole.end || range.end < whole.start) apart.push(range)
    else
      whole = {
        from: Math.min(whole.from, range.from),
        to: Math.max(whole.to, range.to),
        start: Math.min(whole.start, range.start),
        end: Math.max(whole.end, range.end),
      }
  }
  return [...apart, whole]
}

/** Returns a range of one line without the words at its ends that stayed. */
export function withoutSame(range: ChangedRange, before: Node, after: Node): ChangedRange {
  const [old, now] = [before.slice(range.from, range.to).content, after.slice(range.start, range.end).content]
  const skipped = old.findDiffStart(now)
  if (skipped === null) return { ...range, to: range.from, end: range.start }
  const ends = old.findDiffEnd(now as Fragment)
  if (!ends) return range
  const from = range.from + skipped
  const start = range.start + skipped
  const left = Math.min(ends.a - skipped, ends.b - skipped, 0)
  return { from, start, to: range.from + ends.a - left, end: range.start + ends.b - left }
}
