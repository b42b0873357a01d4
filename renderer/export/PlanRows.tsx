// The choices about a table of values: how it is read, its columns, what is made of its rows, and a look at them.
import type { ExportOptions, Pack } from '#shared/pack'
import type { TableReading } from '#shared/table'
import { lostTimes } from '#shared/table-fields'
import { CheckRow, ChoiceRow, TextRow } from '../ui/form'
import { ColumnFieldRows } from './ColumnFieldRows'
import { LabelRows } from './LabelRows'
import type { ShowFirstPages } from './RowPicture'
import { RowPreview } from './RowPreview'
import { TableReadingRows } from './TableReadingRows'
import { faultOf, type Output, type Plan, togetherOf } from './use-rows-plan'

interface Props {
  readonly pack: Pack
  readonly options: ExportOptions
  readonly plan: Plan
  readonly firstPages: ShowFirstPages
  onChange(plan: Plan): void
  /** Whether no page can be made with these options. */
  onFault(hasFault: boolean): void
  /** Reads the table again. */
  onRead(reading: TableReading): void
}

const OUTPUTS: readonly (readonly [Output, string])[] = [
  ['each', 'One for each row'],
  ['copies', 'One with a copy of the pack for each row'],
  ['list', 'One with all rows in a table of the pack, for lists'],
  ['labels', 'One with labels'],
]
const HINTS: Readonly<Record<Output, string>> = {
  each: '',
  copies: 'Each copy has bookmarks and page numbers of its own.',
  list: 'A row of a table in the pack that has the fields is repeated. Where several of its cells have the same field, each takes the next row.',
  labels:
    'The text of the pack, without titles, is the text of a label. Print at 100 %, without fitting to the page.',
}

/** Renders the rows of the form. */
export function PlanRows({ pack, options, plan, firstPages, onChange, onFault, onRead }: Props) {
  const hint = HINTS[plan.output]
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
        value={plan.output}
        choices={OUTPUTS}
        {...(hint !== '' && { hint })}
        onChange={(output) => onChange({ ...plan, output })}
      />
      <OutputRows plan={plan} onChange={onChange} />
      <RowPreview
        pack={pack}
        options={options}
        table={plan.table}
        matches={plan.matches}
        pattern={plan.output === 'each' ? plan.pattern : null}
        together={togetherOf(plan)}
        firstPages={firstPages}
        onFault={onFault}
      />
    </>
  )
}

const BRACES = 'A column in double braces is its value, {{row}} the number of the row.'

/** What belongs to one way to put rows into PDFs. */
function OutputRows({ plan, onChange }: Pick<Props, 'plan' | 'onChange'>) {
  const hint = faultOf(plan) ?? BRACES
  switch (plan.output) {
    case 'each':
      return (
        <TextRow
          label="Name of the files"
          value={plan.pattern}
          hint={hint}
          onChange={(pattern) => onChange({ ...plan, pattern })}
        />
      )
    case 'copies':
      return (
        <>
          <TextRow
            label="Title of each copy"
            value={plan.copyTitle}
            hint={hint}
            onChange={(copyTitle) => onChange({ ...plan, copyTitle })}
          />
          <CheckRow
            label="Each copy begins on a right-hand page"
            checked={plan.rightHand}
            onChange={(rightHand) => onChange({ ...plan, rightHand })}
          />
        </>
      )
    case 'labels':
      return <LabelRows plan={plan} onChange={onChange} />
    case 'list':
      return null
  }
}
