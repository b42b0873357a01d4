// How the file of a table was read: what to know about it, its encoding, and its hidden rows.
import { TABLE_ENCODINGS, type TableReading } from '#shared/table'
import type { ChosenTable } from '#shared/table-calls'
import { CheckRow, ChoiceRow } from '../ui/form'

interface Props {
  readonly table: ChosenTable
  readonly notes: readonly string[]
  /** Reads the file again. */
  onRead(reading: TableReading): void
}

/** Remarks, and the choices that the file leaves. */
export function TableReadingRows({ table, notes, onRead }: Props) {
  return (
    <>
      {notes.length > 0 && (
        <div role="status">
          <ul className="rows-notes">
            {notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </div>
      )}
      {table.encoding !== null && (
        <ChoiceRow
          label="Encoding"
          value={table.encoding}
          choices={TABLE_ENCODINGS}
          onChange={(encoding) => onRead({ encoding })}
        />
      )}
      {table.hasHidden && (
        <CheckRow
          label="With hidden rows and columns"
          checked={table.readsHidden}
          onChange={(hidden) => onRead({ hidden })}
        />
      )}
    </>
  )
}
