// The rows of the list; of a long one only those in sight.
import { useEffect, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { HitRow } from './HitRow'
import type { Line } from './lines'
import { PackRow, type RowEvents } from './PackRow'
import { COLUMN_COUNT } from './PackTableHead'
import { agoWords } from './packs-view'
import type { RowsInSight } from './use-rows-in-sight'

interface Props {
  readonly lines: readonly Line[]
  /** Index of the line with the tab stop. */
  readonly at: number
  readonly chosen: readonly PackSummary[]
  readonly renaming: PackId | null
  readonly sight: RowsInSight
  readonly events: RowEvents
}

/** How often relative times are updated. */
const TICK_MS = 30_000

/** The rows, with space in place of those that are not drawn. */
export function PackRows({ lines, at, chosen, renaming, sight, events }: Props) {
  const now = useNow()
  const ids = new Set(chosen.map(({ id }) => id))
  const row = (line: Line, index: number) =>
    line.kind === 'hit' ? (
      <HitRow
        key={line.key}
        {...{ line, at: index, current: index === at, columns: COLUMN_COUNT }}
        onFocus={events.focus}
        onOpen={events.open}
      />
    ) : (
      <PackRow
        key={line.key}
        {...{ line, at: index, current: index === at, events }}
        chosen={ids.has(line.pack.id)}
        renaming={renaming === line.pack.id}
        ago={agoWords(line.pack.changed, now)}
      />
    )
  // One list, so that a row that comes into another part stays the same element and keeps the focus.
  return drawnParts(at, lines.length, sight).flatMap(({ from, to, space }) =>
    space
      ? [<tr key={`space-${from}`} className="pack-space" style={{ height: (to - from) * sight.height }} />]
      : lines.slice(from, to).map((line, index) => row(line, from + index)),
  )
}

interface Part {
  readonly from: number
  readonly to: number
  /** Nothing is drawn but the space that the rows would take. */
  readonly space: boolean
}

/** What is drawn of a long list: the rows in sight, and the one with the tab stop, so that it keeps the focus. */
function drawnParts(at: number, count: number, { from, to }: Pick<RowsInSight, 'from' | 'to'>): Part[] {
  const runs = [[from, to] as const]
  if (at < from) runs.unshift([at, at + 1])
  if (at >= to && at < count) runs.push([at, at + 1])
  const parts: Part[] = []
  let done = 0
  for (const [start, end] of runs) {
    if (start > done) parts.push({ from: done, to: start, space: true })
    parts.push({ from: start, to: end, space: false })
    done = end
  }
  if (done < count) parts.push({ from: done, to: count, space: true })
  return parts
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(now, Date.now())
}
