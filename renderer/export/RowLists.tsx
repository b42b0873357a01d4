// What became of the rows of a table: those that were left out, those with blanks, and labels in smaller letters.
import { useId } from 'react'
import type { RowsTold } from '#shared/together'

/** Renders nothing where all is well. */
export function RowLists({ failed, empty, smaller }: Pick<RowsTold, 'failed' | 'empty' | 'smaller'>) {
  return (
    <>
      <RowList title="Rows that were not exported" rows={failed.map(({ line, why }) => [line, why])} />
      <RowList
        title="Rows with empty cells, printed as blanks"
        rows={empty.map(({ line, labels }) => [line, labels.join(', ')])}
      />
      <RowList
        title="Labels in smaller letters, so that they fit"
        rows={smaller.map(({ line, percent }) => [line, `${percent} %`])}
      />
    </>
  )
}

/** `1 row`, `5 rows`. */
export const rowWords = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

interface ListProps {
  readonly title: string
  readonly rows: readonly (readonly [line: number, words: string])[]
}

/** Renders nothing without rows. Rows have the number that they have in the file. */
function RowList({ title, rows }: ListProps) {
  const heading = useId()
  if (rows.length === 0) return null
  return (
    <section className="problems" aria-labelledby={heading}>
      <h3 id={heading}>
        {title} <span className="problem-count">{rows.length}</span>
      </h3>
      <ul className="rows-list">
        {rows.map(([line, words]) => (
          <li key={line}>
            Row {line}: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}
