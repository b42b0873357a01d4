// The choices about a table of values: how it is read, its columns, what is made of its rows, and a look at them.
import type { Pack } from '#shared/pack'
import type { TableReading } from '#shared/table'
import { lostTimes } from '#shared/table-fields'
import { ChoiceRow, TextRow } from '../ui/form'
import { ColumnFieldRows } from './ColumnFieldRows'
import { RowPreview } from './RowPreview'
import { TableReadingRows } from './TableReadingRows'
import { faultOf, type Plan } from './use-rows-plan'

interface Props {
  readonly pack: Pack
  readonly plan: Plan
  onChange(plan: Plan): void
  /** Reads the table again. */
  onRead(reading: TableReading): void
}

/** Renders the rows of the form. */
export function PlanRows({ pack, plan, onChange, onRead }: Props) {
  return (
    <>
      <TableReadingRows
        table={plan.table}
        notes={[...plan.table.notes, ...lostTimes(pack, plan.matches, plan.table)]}
        onRead={onRead}
      />
      <ColumnFieldRows
        fields={pack.fields}
        columns={plan.table.columns}
        matches={plan.matches}
        onChange={(matches) => onChange({ ...plan, matches })}
      />
      <ChoiceRow
        label="PDFs"
        value={plan.oneFile ? 'one' : 'each'}
        choices={[
          ['each', 'One for each row'],
          ['one', 'One with all rows, for lists and labels'],
        ]}
        {...(plan.oneFile && {
          hint: 'A row of a table in the pack that has the fields is repeated. Where several of its cells have the same field, each takes the next row.',
        })}
        onChange={(kind) => onChange({ ...plan, oneFile: kind === 'one' })}
      />
      {!plan.oneFile && (
        <TextRow
          label="Name of the files"
          value={plan.pattern}
          hint={faultOf(plan) ?? 'A column in double braces is its value, {{row}} the number of the row.'}
          onChange={(pattern) => onChange({ ...plan, pattern })}
        />
      )}
      <RowPreview pack={pack} {...plan} pattern={plan.oneFile ? null : plan.pattern} />
    </>
  )
}
