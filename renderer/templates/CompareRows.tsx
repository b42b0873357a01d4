// Two texts side by side: a sign and a label for each row, colours, and underlined words where blocks differ.
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { Row } from '#shared/compare/rows'
import type { Block } from '#shared/document/nodes'
import { CheckRow } from '../ui/form'
import { countersBefore } from './counters'
import { useLibrary } from './library'
import { drawBlocks } from './preview'
import { markDifferences } from './word-marks'

/** Label of the sign before each kind of row, and of its check box if there is one. */
export type RowWords = Readonly<Record<Row['kind'], readonly [sign: string, words: string, take?: string]>>

/** Rows that can be checked. */
interface Choosing {
  /** Indexes of the checked rows. */
  readonly chosen: ReadonlySet<number>
  onToggle(index: number): void
}

interface Props {
  readonly rows: readonly Row[]
  readonly words: RowWords
  readonly onlyDifferent: boolean
  /** Draws notes in the text and not as marks. */
  readonly notesInText?: boolean
  readonly choosing?: Choosing
}

/** All rows, or only those that differ. */
export function CompareRows({ rows, words, onlyDifferent, notesInText = false, choosing }: Props) {
  const mine = useCounters(rows, 'mine')
  const theirs = useCounters(rows, 'theirs')
  return rows.map((row, index) =>
    onlyDifferent && row.kind === 'same' ? null : (
      <CompareRow
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
        key={index}
        row={row}
        words={words[row.kind]}
        notesInText={notesInText}
        counters={[mine[index] ?? '', theirs[index] ?? '']}
        chosen={choosing?.chosen.has(index) ?? false}
        onToggle={() => choosing?.onToggle(index)}
      />
    ),
  )
}

/** The counters of one side by row; undefined for a row without a block there. */
function useCounters(rows: readonly Row[], side: 'mine' | 'theirs'): readonly (string | undefined)[] {
  return useMemo(() => {
    const counters = countersBefore(rows.flatMap((row) => row[side] ?? []))
    let next = 0
    return rows.map((row) => {
      if (!row[side]) return undefined
      next += 1
      return counters[next - 1]
    })
  }, [rows, side])
}

function CompareRow(props: {
  readonly row: Row
  readonly words: RowWords[Row['kind']]
  readonly notesInText: boolean
  readonly counters: readonly [mine: string, theirs: string]
  readonly chosen: boolean
  onToggle(): void
}) {
  const { row, notesInText, counters, chosen, onToggle } = props
  const [mine, theirs] = useDrawn(row, notesInText)
  const [sign, words, take] = props.words
  return (
    <div className="compare-row" data-kind={row.kind}>
      <div className="compare-mark">
        <span>
          <b aria-hidden="true">{sign}</b> {words}
        </span>
        {take && <CheckRow label={take} checked={chosen} onChange={onToggle} />}
      </div>
      <Side place={mine} block={row.mine} side="mine" counters={counters[0]} />
      <Side place={theirs} block={row.theirs} side="theirs" counters={counters[1]} />
    </div>
  )
}

function Side(props: {
  readonly place: RefObject<HTMLDivElement | null>
  readonly block: Block | null
  readonly side: 'mine' | 'theirs'
  readonly counters: string
}) {
  if (!props.block) return <div />
  return (
    <div
      ref={props.place}
      className="document preview"
      data-side={props.side}
      style={{ counterReset: props.counters }}
    />
  )
}

/** Elements into which the blocks of a row are drawn, with differing words marked. */
function useDrawn(
  row: Row,
  notesInText: boolean,
): readonly [RefObject<HTMLDivElement | null>, RefObject<HTMLDivElement | null>] {
  const { fields } = useLibrary().library
  const mine = useRef<HTMLDivElement>(null)
  const theirs = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (row.mine) mine.current?.replaceChildren(drawBlocks([row.mine], fields, notesInText))
    if (row.theirs) theirs.current?.replaceChildren(drawBlocks([row.theirs], fields, notesInText))
    if (row.kind !== 'changed' || !mine.current || !theirs.current) return undefined
    return markDifferences(mine.current, theirs.current)
  }, [row, fields, notesInText])
  return [mine, theirs]
}
