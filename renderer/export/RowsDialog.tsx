// The dialog for an export for each row of a table: the table, its columns, names of files and options; then progress and the report.
import { useState } from 'react'
import type { ExportOptions, Pack, PackId } from '#shared/pack'
import type { ChosenTable, RowsReport } from '#shared/table-calls'
import { type ColumnFields, matchColumns, unknownPlaces } from '#shared/table-fields'
import { call, messageOf } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextRow } from '../ui/form'
import { ColumnFieldRows } from './ColumnFieldRows'
import { decided } from './EditionRow'
import { Choices, useSavedPack, usualOptions } from './ExportDialog'
import { ExportProgress } from './ExportProgress'
import { RowPreview } from './RowPreview'
import { RowsDone } from './RowsDone'
import { useJob } from './use-job'

const TITLE = 'Export for each row of a table'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** Shows the pack's editions and readers; closes the dialog. */
  onReaders(): void
}

/** What the user decides about a table. */
interface Plan {
  readonly table: ChosenTable
  readonly matches: ColumnFields
  /** Name of the files, without the ending. */
  readonly pattern: string
}

/** One dialog for all steps; closing it cancels a running export, whose finished files stay. */
export function RowsDialog({ packId, onClose, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const { plan, setPlan, refusal, choose } = usePlan(pack)
  const { state, start, cancel } = useJob<RowsReport>()
  const options = chosen ?? (pack && usualOptions(pack))
  if (state.phase === 'running')
    return <ExportProgress title={TITLE} progress={state.progress} onCancel={cancel} onClose={onClose} />
  if (state.phase === 'done') return <RowsDone report={state.report} onClose={onClose} />
  const failure = (state.phase === 'failed' ? state.message : null) ?? refusal ?? fault
  const isReady = options !== null && plan !== null && faultOf(plan) === null
  const submit = () => {
    if (!isReady || !decided(pack, options)) return
    const { table, matches, pattern } = plan
    const request = { id: packId, options, tableId: table.tableId, matches, pattern }
    void start((jobId) => call('export.rows', { ...request, jobId }))
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
            {buttonLabel(plan?.table.rows.length ?? null)}
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
          <TextRow
            label="Name of the files"
            value={plan.pattern}
            hint={faultOf(plan) ?? 'A column in double braces is its value, {{row}} the number of the row.'}
            onChange={(pattern) => setPlan({ ...plan, pattern })}
          />
          <RowPreview pack={pack} {...plan} />
          <Choices pack={pack} options={options} onChange={setChosen} onReaders={onReaders} />
        </>
      )}
    </Dialog>
  )
}

/** Why the plan can't be carried out; null when it can. */
function faultOf({ table, matches, pattern }: Plan): string | null {
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
      setPlan({ table, matches, pattern: `${pack.meta.title || 'Pack'} {{${named}}}` })
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

function TableChoice({ pack, table, onChoose }: TableChoiceProps) {
  if (table)
    return (
      <p className="rows-table">
        <span>
          <bdi>{table.name}</bdi>: {table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`}
        </span>
        <Button size="small" onClick={onChoose}>
          Another table…
        </Button>
      </p>
    )
  if (pack.fields.length === 0)
    return <p>This pack has no fields that a table could fill in. Insert one with {'{}'} in the toolbar.</p>
  return (
    <>
      <p>
        Each row of a table gives a PDF of its own: its cells are the values of the fields. The first row
        names the fields: {pack.fields.map(({ label }) => label).join(', ')}.
      </p>
      <p className="rows-table">
        <Button data-first onClick={onChoose}>
          Choose table…
        </Button>
        <span className="form-hint">.csv, .xlsx</span>
      </p>
    </>
  )
}
