// Which field each column of a table fills in: found by name, changed by hand.
import { useId } from 'react'
import type { PackField } from '#shared/pack'
import { type ColumnFields, unmatched } from '#shared/table-fields'

interface Props {
  readonly fields: readonly PackField[]
  readonly columns: readonly string[]
  readonly matches: ColumnFields
  onChange(matches: ColumnFields): void
}

/** A list for each column; a field is filled in by one column. */
export function ColumnFieldRows({ fields, columns, matches, onChange }: Props) {
  const heading = useId()
  const left = unmatched(columns, matches, fields)
  const choose = (column: number, name: string) =>
    onChange(
      columns.map((_, index) => {
        const before = matches[index] ?? null
        if (index === column) return name === '' ? null : name
        return before === name ? null : before
      }),
    )
  return (
    <section className="rows-columns" aria-labelledby={heading}>
      <h3 id={heading}>Columns</h3>
      <div className="rows-grid">
        {columns.map((column, index) => (
          <div key={column} className="rows-column">
            <label htmlFor={`${heading}-${index}`}>
              <bdi>{column}</bdi>
            </label>
            <select
              id={`${heading}-${index}`}
              className="input"
              value={matches[index] ?? ''}
              onChange={(event) => choose(index, event.target.value)}
            >
              <option value="">No field</option>
              {fields.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {left.fields.length > 0 && (
        <p className="form-hint">The same in all PDFs, as in the pack: {left.fields.join(', ')}.</p>
      )}
    </section>
  )
}
