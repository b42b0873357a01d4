// A place that a search found in a pack: its section, and the words around.
import { memo } from 'react'
import type { Line } from './lines'
import { Marked } from './Marked'

interface Props {
  readonly line: Extract<Line, { kind: 'hit' }>
  readonly at: number
  readonly current: boolean
  readonly columns: number
  onFocus(line: Line): void
  onOpen(line: Line): void
}

/** A row below the pack's; a click opens the pack at the place. */
export const HitRow = memo(function HitRow({ line, at, current, columns, onFocus, onOpen }: Props) {
  const { hit, more } = line
  return (
    <tr
      className="pack-hit"
      data-row={at}
      tabIndex={current ? 0 : -1}
      onFocus={() => onFocus(line)}
      onClick={() => onOpen(line)}
    >
      <td colSpan={columns}>
        <span className="hit-section" dir="auto">
          {hit.section === null ? 'Details' : <Marked parts={hit.title} />}
        </span>
        <span className="hit-words" dir="auto">
          <Marked parts={hit.snippet} />
        </span>
        {more > 0 && (
          <span className="hit-more">and {more === 1 ? '1 more place' : `${more} more places`}</span>
        )}
      </td>
    </tr>
  )
})
