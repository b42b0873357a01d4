// The rows of a table one by one: what each field will be, the name of the file, and what is wrong.
import { useId, useState } from 'react'
import { fieldText } from '#shared/field-text'
import type { Pack } from '#shared/pack'
import type { DataTable } from '#shared/table'
import { type ColumnFields, filledPattern, rowFault, withRow } from '#shared/table-fields'
import { IconButton } from '../ui/IconButton'

interface Props {
  readonly pack: Pack
  readonly table: DataTable
  readonly matches: ColumnFields
  /** Of the names of the files; null where there is one file. */
  readonly pattern: string | null
}

/** Two buttons turn the rows. */
export function RowPreview({ pack, table, matches, pattern }: Props) {
  const heading = useId()
  const [wanted, setWanted] = useState(0)
  const last = table.rows.length - 1
  const at = Math.min(wanted, last)
  const row = table.rows[at]
  if (!row) return null
  const fault = rowFault(row, matches)
  const fields = withRow(pack, matches, row).fields.filter(({ name }) => matches.includes(name))
  return (
    <section className="rows-preview" aria-labelledby={heading}>
      <h3 id={heading}>
        <IconButton
          icon="arrow-left"
          label="Row before"
          size="small"
          disabled={at === 0}
          onClick={() => setWanted(at - 1)}
        />
        <span role="status">
          Row {at + 1} of {last + 1}
        </span>
        <IconButton
          icon="arrow-right"
          label="Next row"
          size="small"
          disabled={at === last}
          onClick={() => setWanted(at + 1)}
        />
      </h3>
      {fault === null ? (
        <dl>
          {fields.map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd dir="auto">{fieldText(field, pack.meta.language) || <i>Empty</i>}</dd>
            </div>
          ))}
          {pattern !== null && (
            <div>
              <dt>File</dt>
              <dd dir="auto">{filledPattern(pattern, table, matches, row, at + 1)}.pdf</dd>
            </div>
          )}
        </dl>
      ) : (
        <p className="form-fault">
          This row will not be exported. {fault} (Row {row.line} of the file.)
        </p>
      )}
    </section>
  )
}
