// The dialog for an export for each row of a table: the table, its columns, names of files and options; then progress and the report.
import { useState } from 'react'
import type { ExportReport } from '#shared/exported'
import type { ExportOptions, Pack, PackId, Problem } from '#shared/pack'
import type { ChosenTable, RowsReport } from '#shared/table-calls'
import { type ColumnFields, matchColumns, unknownPlaces } from '#shared/table-fields'
import { call, messageOf } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ChoiceRow, TextRow } from '../ui/form'
import { ColumnFieldRows } from './ColumnFieldRows'
import { decided } from './EditionRow'
import { Choices, useSavedPack, usualOptions } from './ExportDialog'
import { ExportDone } from './ExportDone'
import { ExportProgress } from './ExportProgress'
import { RowPreview } from './RowPreview'
import { RowsDone } from './RowsDone'
import { useJob } from './use-job'

const TITLE = 'Export for each row of a table'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** Goes to a problem; closes the dialog. */
  onJump(problem: Problem): void
  /** Shows the pack's editions and readers; closes the dialog. */
  onReaders(): void
}

/** What the user decides about a table. */
interface Plan {
  readonly table: ChosenTable
  readonly matches: ColumnFields
  /** Name of the files, without the ending. */
  readonly pattern: string
  /** All rows in one PDF. */
  readonly oneFile: boolean
}

/** One dialog for all steps; closing it cancels a running export, whose finished files stay. */
export function RowsDialog({ packId, onClose, onJump, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const { plan, setPlan, refusal, choose } = usePlan(pack)
  const { state, start, cancel } = useJob<RowsReport | ExportReport>()
  const options = chosen ?? (pack && usualOptions(pack))
  if (state.phase === 'running')
    return <ExportProgress title={TITLE} progress={state.progress} onCancel={cancel} onClose={onClose} />
  if (state.phase === 'done')
    return 'saved' in state.report ? (
      <RowsDone report={state.report} onClose={onClose} />
    ) : (
      <ExportDone report={state.report} file="pdf" pack={pack} onClose={onClose} onJump={onJump} />
    )
  const failure = (state.phase === 'failed' ? state.message : null) ?? refusal ?? fault
  const isReady = options !== null && plan !== null && faultOf(plan) === null
  const submit = () => {
    if (!isReady || !decided(pack, options)) return
    const { table, matches, pattern, oneFile } = plan
    const request = { id: packId, options, tableId: table.tableId, matches }
    void start((jobId) =>
      oneFile
        ? call('export.allRows', { ...request, jobId })
        : call('export.rows', { ...request, jobId, pattern }),
    )
  }
  return (
    <Dialog
      title={TITLE}
      size="large"
      onClose={onClose}
      ready={pack !== null}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady || state.phase === 'asking'}>
            {buttonLabel(plan === null || plan.oneFile ? null : plan.table.rows.length)}
          </Button>
        </>
      }
    >
      {failure !== null && (
        <p className="fault-box" role="alert">
          {failure}
        </p>
      )}
      {pack && <p className="export-pack">{pack.meta.title || 'Untitled pack'}</p>}
      {pack && <TableChoice pack={pack} table={plan?.table ?? null} onChoose={choose} />}
      {pack && options && plan && (
        <>
          <ColumnFieldRows
            fields={pack.fields}
            columns={plan.table.columns}
            matches={plan.matches}
            onChange={(matches) => setPlan({ ...plan, matches })}
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
            onChange={(kind) => setPlan({ ...plan, oneFile: kind === 'one' })}
          />
          {!plan.oneFile && (
            <TextRow
              label="Name of the files"
              value={plan.pattern}
              hint={faultOf(plan) ?? 'A column in double braces is its value, {{row}} the number of the row.'}
              onChange={(pattern) => setPlan({ ...plan, pattern })}
            />
          )}
          <RowPreview pack={pack} {...plan} pattern={plan.oneFile ? null : plan.pattern} />
          <Choices pack={pack} options={options} onChange={setChosen} onReaders={onReaders} />
        </>
      )}
    </Dialog>
  )
}

/** Why the plan can't be carried out; null when it can. */
function faultOf({ table, matches, pattern, oneFile }: Plan): string | null {
  if (oneFile) return null
  const [unknown] = unknownPlaces(pattern, table, matches)
  if (unknown !== undefined) return `The table has no column “${unknown}”.`
  return pattern.trim() === '' ? 'The files need a name.' : null
}

/** The table and what is decided about it; a new table begins with the columns that have the name of a field. */
function usePlan(pack: Pack | null) {
  const [plan, setPlan] = useState<Plan | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const choose = async () => {
    setRefusal(null)
    try {
      const table = await call('tables.choose', null)
      if (!table || !pack) return
      const matches = matchColumns(table.columns, pack.fields)
      const named = table.columns.find((_, index) => matches[index] != null) ?? table.columns[0] ?? 'row'
      setPlan({ table, matches, pattern: `${pack.meta.title || 'Pack'} {{${named}}}`, oneFile: false })
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  return { plan, setPlan, refusal, choose: () => void choose() }
}

const buttonLabel = (rows: number | null): string =>
  rows === null ? 'Export…' : rows === 1 ? 'Export 1 PDF…' : `Export ${rows} PDFs…`

interface TableChoiceProps {
  readonly pack: Pack
  readonly table: ChosenTable | null
  onChoose(): void
}

/** One button for both states: it keeps the focus. */
function TableChoice({ pack, table, onChoose }: TableChoiceProps) {
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
