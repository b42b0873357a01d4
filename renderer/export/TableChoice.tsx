// The table of values that the rows come from.
import type { Pack } from '#shared/pack'
import type { ChosenTable } from '#shared/table-calls'
import { Button } from '../ui/Button'

interface Props {
  readonly pack: Pack
  readonly table: ChosenTable | null
  onChoose(): void
}

/** One button for both states: it keeps the focus. */
export function TableChoice({ pack, table, onChoose }: Props) {
  if (pack.fields.length === 0)
    return <p>This pack has no fields that a table could fill in. Insert one with {'{}'} in the toolbar.</p>
  return (
    <>
      {!table && (
        <p>
          Each row of a table gives a PDF of its own: its cells are the values of the fields. The first row
          names the fields: {pack.fields.map(({ label }) => label).join(', ')}.
        </p>
      )}
      <p className="rows-table">
        {table && (
          <span>
            <bdi>{table.name}</bdi>: {table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`}
          </span>
        )}
        <Button data-first onClick={onChoose}>
          {table ? 'Another table…' : 'Choose table…'}
        </Button>
        {!table && <span className="form-hint">.csv, .xlsx</span>}
      </p>
    </>
  )
}
